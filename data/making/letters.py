"""Vietnamese as it was written before Unicode: TCVN3 and VNI as Latin-1 letters, Windows-1258."""

import unicodedata

# TCVN 5712 from 0xA1 on, the letters that its fonts show; a dot where they have none.
TCVN3 = ("ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ")
TONES = "\u0301\u0300\u0309\u0303\u0323"
# The second letter of VNI for each tone: alone, with a roof, with a bow.
VNI = {"": "ùøûõï", "\u0302": "áàåãä", "\u0306": "éèúüë"}
VNI_ALONE = {"\u0302": "â", "\u0306": "ê"}
VNI_WHOLE = {"đ": "ñ", "Đ": "Ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def tcvn3(text):
    place = {letter: chr(0xA1 + index) for index, letter in enumerate(TCVN3) if letter != "."}
    return "".join(place.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


def vni(text):
    return "".join(vni_letter(letter) for letter in unicodedata.normalize("NFC", text))


def vni_letter(letter):
    if letter in VNI_WHOLE or ord(letter) < 0x80:
        return VNI_WHOLE.get(letter, letter)
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    shape = next((mark for mark in marks if mark in "\u0302\u0306"), "")
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base]
    second = VNI[shape][TONES.index(tone)] if tone else VNI_ALONE.get(shape, "")
    return base + (second.upper() if base.isupper() else second)


def windows1258(text):
    """Tones as bytes of their own after their letter, which Windows-1258 has with its mark."""
    result = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            result += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in TONES)
            rest = unicodedata.normalize("NFC", base + "".join(m for m in marks if m != tone))
            result += rest.encode("cp1258") + tone.encode("cp1258")
    return result
