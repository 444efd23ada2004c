import Drives

/// The letter as a page, as a template that people can copy and change.
extension Words {
  /// The template: HTML that needs nothing beside itself and prints on A4.
  var page: String {
    let head = say(
      """
      <header>
        <div><p>{{organizer}}</p><p>Số: ……/{{#is_notice}}TB{{/is_notice}}{{^is_notice}}GM{{/is_notice}}-……</p></div>
        <div><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>
          <p class="motto"><b>Độc lập - Tự do - Hạnh phúc</b></p>
          <p><i>……………, ngày …… tháng …… năm ……</i></p></div>
      </header>
      """,
      """
      <header>
        <div><p>{{organizer}}</p></div>
        <div><p><i>…………………, ……………… ………</i></p></div>
      </header>
      """)
    return """
      <!doctype html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>{{unit}} – {{drive}}</title>
      <style>
      \(LetterPageStyle.text)
      </style>
      </head>
      <body{{#is_long}} class="long"{{/is_long}}>
      {{#is_draft}}
      <div class="watermark" aria-hidden="true">\(draft)</div>
      {{/is_draft}}
      \(head)
      {{#is_draft}}
      <p class="draft">\(draft)</p>
      {{/is_draft}}
      <h1>{{title}}</h1>
      <p class="subject">{{drive}}</p>
      <p class="to">\(say("Kính gửi", "To")): <b>{{unit}}</b></p>
      <p>{{opening}}</p>
      {{#sessions}}
      <section>
      <p class="when"><b>\(say("Địa điểm", "Place")):</b> {{place}}<br>
      <b>\(say("Ngày", "Date")):</b> {{date}}</p>
      <table>
      <thead><tr><th>\(heading(.slot))</th><th>\(heading(.number))</th>\
      <th class="name">\(heading(.name))</th><th>\(heading(.birthYear))</th>\
      {{#tells_changes}}<th>\(heading(.before))</th>{{/tells_changes}}</tr></thead>
      {{#slots}}
      <tbody>
      {{#invitees}}
      <tr>{{#is_first}}<th rowspan="{{rows}}">{{time}}\
      {{#comes_early}}<small>\(say("có mặt lúc", "be there at")) {{arrive}}</small>{{/comes_early}}\
      <small>{{people}}</small></th>{{/is_first}}\
      <td>{{number}}</td><td class="name">{{name}}</td><td>{{birth_year}}</td>\
      {{#tells_changes}}<td>{{old_time}}</td>{{/tells_changes}}</tr>
      {{/invitees}}
      </tbody>
      {{/slots}}
      </table>
      </section>
      {{/sessions}}
      {{#has_unplaced}}
      <section>
      <h2>\(say("Chưa có khung giờ", "Without a slot"))</h2>
      {{#has_why_unplaced}}
      <p>{{why_unplaced}}</p>
      {{/has_why_unplaced}}
      <ul>
      {{#unplaced}}
      <li>{{name}}{{#has_reason}}: {{reason}}{{/has_reason}}</li>
      {{/unplaced}}
      </ul>
      </section>
      {{/has_unplaced}}
      {{#has_withdrawn}}
      <section>
      <h2>\(withdrawnAtStart)</h2>
      <ul>
      {{#withdrawn}}
      <li>{{name}}{{#has_old_time}} (\(before("{{old_time}}"))){{/has_old_time}}</li>
      {{/withdrawn}}
      </ul>
      </section>
      {{/has_withdrawn}}
      <footer>
      {{#has_invited}}
      <h2>\(say("Lưu ý", "Please note"))</h2>
      <ul>
      {{#notes}}
      <li>{{note}}</li>
      {{/notes}}
      </ul>
      {{/has_invited}}
      <p class="thanks">\(say("Trân trọng cảm ơn.", "Thank you very much."))</p>
      </footer>
      </body>
      </html>

      """
  }
}

/// How the page looks.
enum LetterPageStyle {
  /// The style sheet.
  static let text = """
    @page { size: A4; margin: 16mm 15mm 16mm 28mm; }
    * { box-sizing: border-box; }
    body { position: relative; max-width: 175mm; margin: 8mm auto; padding: 0 4mm; color: #000;
      font: 13pt/1.35 "Times New Roman", Tinos, "Liberation Serif", serif;
      overflow-wrap: anywhere; }
    p { margin: 0 0 2mm; }
    header { display: grid; grid-template-columns: 2fr 3fr; gap: 4mm; text-align: center;
      font-size: 11.5pt; line-height: 1.25; }
    header p { margin: 0 0 1mm; }
    .motto { text-decoration: underline; text-underline-offset: 1.2mm; }
    h1 { font-size: 17pt; text-align: center; margin: 5mm 0 1mm; }
    .draft { width: max-content; margin: 4mm auto -2mm; padding: 0 3mm; border: 0.4mm solid #a00;
      color: #a00; font-size: 11pt; font-weight: bold; letter-spacing: 0.1em; }
    .watermark { position: fixed; inset: 0; z-index: -1; display: grid; place-items: center;
      overflow: hidden; font-size: 96pt; font-weight: bold; color: #f1f1f1; rotate: -35deg;
      white-space: nowrap; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .subject { text-align: center; font-weight: bold; margin-bottom: 3mm; }
    .to { text-align: center; margin-bottom: 3mm; }
    h2 { font-size: 13pt; margin: 4mm 0 1mm; break-after: avoid; }
    .when { margin-top: 3mm; break-after: avoid; }
    table { width: 100%; border-collapse: collapse; font-size: 12pt; line-height: 1.2; }
    thead { display: table-header-group; }
    tbody, tr { break-inside: avoid; }
    th, td { border: 0.25mm solid #000; padding: 0.8mm 2mm; text-align: center; }
    thead th { background: #eee; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    tbody th { font-weight: bold; white-space: nowrap; }
    tbody th small { display: block; font-weight: normal; }
    .name { text-align: left; width: 50%; }
    ul { margin: 0 0 2mm; padding-left: 6mm; }
    footer { break-inside: avoid; font-size: 12pt; line-height: 1.25; }
    .thanks { margin-top: 3mm; font-style: italic; }
    .long { font-size: 12pt; line-height: 1.2; }
    .long h1 { margin-top: 3mm; }
    .long h2 { font-size: 12pt; margin: 2mm 0 0; }
    .long table { font-size: 11pt; line-height: 1.15; }
    .long footer { font-size: 11pt; line-height: 1.2; }
    .long th, .long td { padding: 0.2mm 2mm; }
    .long .thanks { margin: 0; }
    @media print { body { max-width: none; margin: 0; padding: 0 0.5mm; } }
    """
}
