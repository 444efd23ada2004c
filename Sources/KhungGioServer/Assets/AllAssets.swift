extension Assets {
  /// Every file that pages use; what is a page's own comes beside it.
  static let all: [Asset] = [
    Asset(name: "style.css", text: Stylesheet.text),
    Asset(name: "icon.svg", text: Icon.text),
    Asset(name: "common.js", text: CommonScript.text),
    Asset(name: "door.css", text: DoorStyle.text),
    Asset(name: "door.js", text: DoorScript.text),
    Asset(name: "door-store.js", text: DoorStoreScript.text),
    Asset(name: "door-search.js", text: DoorSearchScript.text),
    Asset(name: "day.js", text: DayScript.text),
    Asset(name: "drives.js", text: DrivesScript.text),
    Asset(name: "lists.js", text: ListsScript.text),
    Asset(name: "plan.js", text: PlanScript.text),
    Asset(name: "try.js", text: TryScript.text),
    Asset(name: "send.js", text: SendScript.text),
    Asset(name: "settings.js", text: SettingsScript.text),
    Asset(name: "settingform.js", text: SettingsScript.form),
    Asset(name: "whatif.js", text: WhatIfScript.text),
    Asset(name: "why.js", text: WhyScript.text),
  ]
}

/// The drawing in the browser's tab.
private enum Icon {
  static let text = #"""
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#b3261e" d="M16 2c5 7 9 11 9 17a9 9 0 0 1-18 0C7 13 11 9 16 2z"/><path fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" d="M16 13v6l4 3"/></svg>
    """#
}
