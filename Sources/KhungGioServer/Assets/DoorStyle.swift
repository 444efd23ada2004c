/// What the page of a phone at the door adds to how pages look.
enum DoorStyle {
  static let text = #"""
    [data-page="door"] main { max-width: 34rem; padding-bottom: 7rem; }
    [data-page="door"] h1 { margin: .75rem 0 .25rem; font-size: 1.15rem; }
    .door-head { position: sticky; top: 0; z-index: 3; background: var(--ground); padding: .4rem 0;
      border-bottom: 1px solid var(--line); }
    .door-head p { margin: .1rem 0; }
    .heads { font-size: 2rem; line-height: 1.1; font-weight: 700; font-variant-numeric: tabular-nums; }
    .heads small { font-size: .9rem; font-weight: 400; color: var(--soft); }
    .full .heads, .full #admission { color: var(--bad); }
    .lines { display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: .9rem; color: var(--soft); }
    .offline #connection { color: var(--bad); font-weight: 650; }
    #search { width: 100%; font-size: 1.15rem; min-height: 3.25rem; }
    .people { list-style: none; margin: .5rem 0; padding: 0; }
    .people li + li { margin-top: .4rem; }
    .person { display: flex; gap: .75rem; width: 100%; min-height: 60px; text-align: left;
      align-items: center; }
    .person .who { flex: 1 1 0; min-width: 0; } .who span { display: block; }
    .person .name { font-weight: 650; }
    .person .about { font-size: .9rem; color: var(--soft); }
    .person .remark { font-size: .9rem; color: var(--bad); }
    .person .mark { flex: none; max-width: 8.5rem; font-weight: 650; text-align: right; }
    .person.came { background: var(--goodground); border-color: var(--good); }
    .person.came .mark { color: var(--good); }
    .person.queued { border-style: dashed; } .person.queued .mark { color: var(--ink); }
    .person.twice { background: var(--badground); border-color: var(--bad); }
    .person.twice .mark { color: var(--bad); }
    .done { position: fixed; left: 0; right: 0; bottom: 0; z-index: 4; background: var(--ink);
      color: var(--ground); padding: .6rem 1rem; display: flex; gap: 1rem; align-items: center;
      justify-content: space-between; }
    .done button { flex: none; }
    dialog { border: 1px solid var(--line); border-radius: .6rem; background: var(--card);
      color: var(--ink); width: min(30rem, 94vw); padding: .5rem 1.1rem 1rem; }
    dialog::backdrop { background: rgb(0 0 0 / 45%); }
    dialog h2 { margin: .5rem 0; }
    dialog input { width: 100%; }
    .log { list-style: none; padding: 0; margin: 0; max-height: 60vh; overflow-y: auto; }
    .log li { display: flex; justify-content: space-between; align-items: center; gap: .75rem;
      padding: .35rem 0; border-bottom: 1px solid var(--line); }
    .log button { white-space: nowrap; flex: none; }
    [data-page="door"] .said { width: max-content; }
    #join label { margin-bottom: .6rem; }
    #join input { width: 100%; }
    """#
}
