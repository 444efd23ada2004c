/// The text of letters, as templates that people can copy and change.
extension Words {
  /// What templates there are.
  public enum LetterTemplate: String, CaseIterable, Sendable {
    /// The first paragraph of every letter.
    case opening = "opening.txt"
    /// What guests should know, a line each.
    case notes = "notes.txt"
    /// The letter as plain text.
    case letter = "letter.txt"
    /// The letter as a page.
    case page = "letter.html"
    /// The short message to one person.
    case message = "message.txt"
    /// The text for the group of a unit.
    case group = "group.txt"
    /// The title of an event in calendars.
    case event = "event.txt"
  }

  /// The text of a template unless it is changed.
  public func text(of template: LetterTemplate) -> String {
    switch template {
    case .opening: return opening
    case .notes: return notes
    case .letter: return letter
    case .page: return page
    case .message: return message
    case .group: return group
    case .event:
      return say(
        "{{#is_cancelled}}Hủy: {{/is_cancelled}}Hiến máu: {{drive}}"
          + "{{#comes_early}} (khung giờ {{time}}){{/comes_early}}\n",
        "{{#is_cancelled}}Cancelled: {{/is_cancelled}}Blood donation: {{drive}}"
          + "{{#comes_early}} (slot {{time}}){{/comes_early}}\n")
    }
  }

  private var opening: String {
    say(
      """
      {{^tells_changes}}
      {{#has_invited}}
      {{organizer}} trân trọng kính mời {{people}} của {{unit}} có tên dưới đây đến hiến máu \
      trong chương trình “{{drive}}”. Mỗi người được mời vào một khung giờ riêng, để không ai \
      phải chờ lâu và nơi đón tiếp không quá đông.
      {{/has_invited}}
      {{^has_invited}}
      {{organizer}} chân thành cảm ơn {{unit}} đã đăng ký hiến máu trong chương trình \
      “{{drive}}”. Rất tiếc, hiện chưa xếp được khung giờ cho những người có tên dưới đây.
      {{/has_invited}}
      {{/tells_changes}}
      {{#tells_changes}}
      {{^only_withdrawn}}
      {{organizer}} xin báo thay đổi giờ hiến máu của những người có tên dưới đây thuộc \
      {{unit}}, trong chương trình “{{drive}}”. Ai không có tên thì giờ vẫn như đã báo.
      {{/only_withdrawn}}
      {{#only_withdrawn}}
      {{organizer}} xác nhận những người có tên dưới đây thuộc {{unit}} đã rút khỏi chương trình \
      “{{drive}}”; giấy mời của họ được hủy. Ai không có tên thì giờ vẫn như đã báo.
      {{/only_withdrawn}}
      {{/tells_changes}}

      """,
      """
      {{^tells_changes}}
      {{#has_invited}}
      This is an invitation by {{organizer}} to {{people}} of {{unit}}, named below, to give \
      blood at “{{drive}}”. Everyone has a time slot of their own, so that nobody waits long and \
      the venue is never overcrowded.
      {{/has_invited}}
      {{^has_invited}}
      Many thanks to {{unit}} from {{organizer}} for registering for “{{drive}}”. We are sorry: \
      there is no time slot yet for the people named below.
      {{/has_invited}}
      {{/tells_changes}}
      {{#tells_changes}}
      {{^only_withdrawn}}
      This letter by {{organizer}} informs {{unit}} that the times of the people named below have \
      changed, for “{{drive}}”. Everybody else keeps the time already announced.
      {{/only_withdrawn}}
      {{#only_withdrawn}}
      This letter by {{organizer}} confirms to {{unit}} that the people named below have withdrawn \
      from “{{drive}}”; their invitations are cancelled. Everybody else keeps the time already announced.
      {{/only_withdrawn}}
      {{/tells_changes}}

      """)
  }

  private var notes: String {
    say(
      """
      {{#comes_early}}
      Xin có mặt trước khung giờ của mình {{early_minutes}} phút.
      {{/comes_early}}
      Xin đến đúng khung giờ của mình; tính từ lúc đến, toàn bộ quy trình mất khoảng {{minutes}} phút.
      Mang theo giấy tờ tùy thân có ảnh.
      {{#has_questions}}
      Mỗi người sẽ được hỏi, xin chuẩn bị trả lời: {{questions}}.
      {{/has_questions}}
      Đêm trước ngủ đủ giấc, không uống rượu bia; ăn nhẹ, uống nhiều nước trước khi hiến máu.
      Nếu không đến được, xin báo sớm cho đơn vị để nhường chỗ cho người khác.
      {{#has_contact}}
      Cần hỏi thêm, xin liên hệ: {{contact}}.
      {{/has_contact}}

      """,
      """
      {{#comes_early}}
      Please be there {{early_minutes}} minutes before your time slot.
      {{/comes_early}}
      Please come in your own time slot; from then on it takes about {{minutes}} minutes.
      Bring a proof of identity with a photograph.
      {{#has_questions}}
      Everyone is asked, please be ready to answer: {{questions}}.
      {{/has_questions}}
      Sleep well the night before and drink no alcohol; have a light meal and plenty of water.
      If you cannot come, please tell your unit early, so that someone else can have your place.
      {{#has_contact}}
      For questions: {{contact}}.
      {{/has_contact}}

      """)
  }

  private var letter: String {
    say(
      """
      {{organizer}}{{#is_draft}}
      (DỰ THẢO){{/is_draft}}

      {{title}}
      {{drive}}

      Kính gửi: {{unit}}

      {{opening}}
      {{#sessions}}

      Địa điểm: {{place}}
      Ngày: {{date}}
      {{#slots}}

      {{time}}  ({{people}}{{#comes_early}}, có mặt lúc {{arrive}}{{/comes_early}})
      {{#invitees}}
        {{number}}  {{name}}{{#has_birth_year}}, {{birth_year}}{{/has_birth_year}}\
      {{#is_moved}} (trước: {{old_time}}){{/is_moved}}
      {{/invitees}}
      {{/slots}}
      {{/sessions}}
      {{#has_unplaced}}

      Chưa có khung giờ
      {{#has_why_unplaced}}
      {{why_unplaced}}
      {{/has_why_unplaced}}
      {{#unplaced}}
        - {{name}}{{#has_reason}}: {{reason}}{{/has_reason}}
      {{/unplaced}}
      {{/has_unplaced}}
      {{#has_withdrawn}}

      Đã rút, hủy giấy mời
      {{#withdrawn}}
        - {{name}}{{#has_old_time}} (giờ cũ {{old_time}}){{/has_old_time}}
      {{/withdrawn}}
      {{/has_withdrawn}}
      {{#has_invited}}

      Lưu ý
      {{#notes}}
        - {{note}}
      {{/notes}}
      {{/has_invited}}

      Trân trọng cảm ơn.

      """,
      """
      {{organizer}}{{#is_draft}}
      (DRAFT){{/is_draft}}

      {{title}}
      {{drive}}

      To: {{unit}}

      {{opening}}
      {{#sessions}}

      Place: {{place}}
      Date: {{date}}
      {{#slots}}

      {{time}}  ({{people}}{{#comes_early}}, be there at {{arrive}}{{/comes_early}})
      {{#invitees}}
        {{number}}  {{name}}{{#has_birth_year}}, {{birth_year}}{{/has_birth_year}}\
      {{#is_moved}} (before: {{old_time}}){{/is_moved}}
      {{/invitees}}
      {{/slots}}
      {{/sessions}}
      {{#has_unplaced}}

      Without a slot
      {{#has_why_unplaced}}
      {{why_unplaced}}
      {{/has_why_unplaced}}
      {{#unplaced}}
        - {{name}}{{#has_reason}}: {{reason}}{{/has_reason}}
      {{/unplaced}}
      {{/has_unplaced}}
      {{#has_withdrawn}}

      Withdrawn, invitation cancelled
      {{#withdrawn}}
        - {{name}}{{#has_old_time}} (before {{old_time}}){{/has_old_time}}
      {{/withdrawn}}
      {{/has_withdrawn}}
      {{#has_invited}}

      Please note
      {{#notes}}
        - {{note}}
      {{/notes}}
      {{/has_invited}}

      Thank you very much.

      """)
  }

  private var message: String {
    say(
      """
      {{#is_invited}}
      {{drive}}: mời {{name}} hiến máu {{start}}-{{end}}\
      {{#comes_early}} (có mặt lúc {{arrive}}){{/comes_early}}, {{date_short}}, {{site}}.
      {{/is_invited}}
      {{#is_moved}}
      {{drive}}: giờ hiến máu của {{name}} đổi từ {{old_time}} sang {{start}}-{{end}}\
      {{#comes_early}} (có mặt lúc {{arrive}}){{/comes_early}}, {{date_short}}, {{site}}.
      {{/is_moved}}
      {{#is_lost}}
      {{drive}}: rất tiếc, giờ hiến máu {{old_time}} của {{name}} không còn. Xin chờ báo lại.
      {{/is_lost}}
      {{#is_withdrawn}}
      {{drive}}: đã ghi nhận {{name}} rút; giấy mời{{#has_old_time}} {{old_time}}{{/has_old_time}} \
      được hủy. Cảm ơn đã báo.
      {{/is_withdrawn}}

      """,
      """
      {{#is_invited}}
      {{drive}}: {{name}}, please come to give blood {{start}}-{{end}}\
      {{#comes_early}} (be there at {{arrive}}){{/comes_early}}, {{date_short}}, {{site}}.
      {{/is_invited}}
      {{#is_moved}}
      {{drive}}: {{name}}, your time moves from {{old_time}} to {{start}}-{{end}}\
      {{#comes_early}} (be there at {{arrive}}){{/comes_early}}, {{date_short}}, {{site}}.
      {{/is_moved}}
      {{#is_lost}}
      {{drive}}: {{name}}, we are sorry, your time {{old_time}} is cancelled. Please wait for a new one.
      {{/is_lost}}
      {{#is_withdrawn}}
      {{drive}}: {{name}}, you have withdrawn; your invitation{{#has_old_time}} \
      {{old_time}}{{/has_old_time}} is cancelled. Thank you for telling us.
      {{/is_withdrawn}}

      """)
  }

  private var group: String {
    say(
      """
      {{drive}}
      {{unit}}: {{^tells_changes}}lịch hiến máu{{/tells_changes}}\
      {{#tells_changes}}thay đổi giờ hiến máu{{/tells_changes}}{{#is_draft}} (DỰ THẢO){{/is_draft}}
      {{#sessions}}

      📅 {{date}}
      📍 {{place}}
      {{#slots}}
      🕒 {{time}}{{#comes_early}} (có mặt lúc {{arrive}}){{/comes_early}}: {{names}}
      {{/slots}}
      {{/sessions}}
      {{#has_unplaced}}

      {{^tells_changes}}Chưa có giờ{{/tells_changes}}\
      {{#tells_changes}}Không còn giờ đã báo, xin chờ báo lại{{/tells_changes}}: {{unplaced_names}}
      {{/has_unplaced}}
      {{#has_withdrawn}}

      Đã rút, hủy giấy mời: {{withdrawn_names}}
      {{/has_withdrawn}}
      {{#has_invited}}

      {{#notes}}
      • {{note}}
      {{/notes}}
      {{/has_invited}}

      """,
      """
      {{drive}}
      {{unit}}: {{^tells_changes}}times{{/tells_changes}}\
      {{#tells_changes}}changed times{{/tells_changes}}{{#is_draft}} (DRAFT){{/is_draft}}
      {{#sessions}}

      📅 {{date}}
      📍 {{place}}
      {{#slots}}
      🕒 {{time}}{{#comes_early}} (be there at {{arrive}}){{/comes_early}}: {{names}}
      {{/slots}}
      {{/sessions}}
      {{#has_unplaced}}

      {{^tells_changes}}No slot yet{{/tells_changes}}\
      {{#tells_changes}}Time cancelled, please wait for a new one{{/tells_changes}}: {{unplaced_names}}
      {{/has_unplaced}}
      {{#has_withdrawn}}

      Withdrawn, invitation cancelled: {{withdrawn_names}}
      {{/has_withdrawn}}
      {{#has_invited}}

      {{#notes}}
      • {{note}}
      {{/notes}}
      {{/has_invited}}

      """)
  }
}
