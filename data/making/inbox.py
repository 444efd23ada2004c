"""The lists of Thanh Xuân as forty units might really send them, each its own way."""

import datetime
import unicodedata

from .letters import tcvn3, vni, windows1258
from .people import Chance
from .workbook import DATE, TIME, Sheet, delimited, write

TITLES = ["DANH SÁCH CÁN BỘ, CÔNG CHỨC ĐĂNG KÝ HIẾN MÁU TÌNH NGUYỆN",
          "Danh sách đăng ký hiến máu ngày 09/12/2021", "DANH SÁCH HIẾN MÁU NĂM 2021"]
NAMES = ["Họ và tên", "Họ tên", "HỌ VÀ TÊN", "Ho va ten", "Họ và tên người đăng ký", "Full name"]
BIRTHS = ["Năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "NĂM SINH", "Nam sinh",
          "Ngày sinh (dd/mm/yyyy)"]
KINDS = ["Đối tượng", "Số lần hiến", "Loại", "Lần hiến máu"]
SIGNED = ["Người lập biểu", "THỦ TRƯỞNG ĐƠN VỊ", "Xác nhận của cơ quan", "Ký tên, đóng dấu"]


def make(folder, units, people):
    folder.mkdir(exist_ok=True)
    chance = Chance("thanh-xuan-2021 inbox")
    for index, unit in enumerate(units):
        members = [one for one in people if one["unit"] == unit["id"]]
        Submission(chance, index, unit, members).write(folder)


class Submission:
    """One unit's list: how it looks follows from the unit's place, details from chance."""

    def __init__(self, chance, index, unit, members):
        self.chance, self.index, self.unit, self.members = chance, index, unit, members
        self.kind = ["xlsx", "xlsx", "xlsx", "xlsx", "csv", "xlsx", "xlsx", "tsv"][index % 8]
        # Whether letters are older than Unicode, and which.
        self.old = {3: "tcvn3", 19: "vni", 12: "1258", 28: "tcvn3", 36: "utf16"}.get(index, "")
        self.clock = index % 5
        # Where the unit is told: a column, a title, the sheet, or the name of the file.
        self.told = ["column", "title", "sheet", "file"][index % 4]
        if self.kind != "xlsx" and self.told == "sheet":
            self.told = "file"

    def time(self, text):
        hours, minutes = text.split(":")
        whole = int(hours)
        short = f"{whole}h" if minutes == "00" else f"{whole}h{minutes}"
        return [short, f"{hours}h{minutes}", f"{hours}g{minutes}", f"{whole} giờ {minutes}",
                text][self.clock]

    def interval(self, text):
        *session, hours = text.split()
        begin, end = map(self.time, hours.split("-"))
        between = ["-", " - ", "–", " đến ", "-"][self.clock]
        return " ".join([*session, begin + between + end])

    def hours(self, text):
        return ["; ", ", ", ";", " và ", "; "][self.clock].join(
            map(self.interval, text.split("; "))) if text else ""

    def start(self, text):
        if not text:
            return ""
        *session, clock = text.split()
        if not session and self.kind == "xlsx" and self.index % 3 == 0:
            hours, minutes = map(int, clock.split(":"))
            return ((hours * 60 + minutes) / 1440, TIME)
        return " ".join([*session, self.time(clock)])

    def name(self, text):
        if self.index % 7 == 2:
            return "  " + text.replace(" ", "  ") + " "
        if self.index % 7 == 5:
            return unicodedata.normalize("NFD", text)
        return text

    def birth(self, year):
        day = datetime.date(year, 1 + self.chance.below(12), 1 + self.chance.below(28))
        style = self.index % 6
        if style == 1 and self.kind == "xlsx":
            return (float((day - datetime.date(1899, 12, 30)).days), DATE)
        if style == 2:
            return f"{day.day}/{day.month}/{day.year}"
        if style == 3:
            return f"{day.day:02d}-{day.month:02d}-{day.year}"
        return str(year) if style == 4 else year

    def donor(self, kind):
        words = [{"first_time": "Lần đầu", "repeat": "Nhắc lại", "": ""},
                 {"first_time": 0, "repeat": 1 + self.chance.below(6), "": ""},
                 {"first_time": "lần đầu", "repeat": "đã hiến", "": "-"},
                 {"first_time": "first_time", "repeat": "repeat", "": ""}]
        return words[self.index % 4][kind]

    def columns(self):
        """Headings with what stands below them, in the unit's own order."""
        one = self.members
        has = {key: any(person.get(key) for person in one)
               for key in ("kind", "available", "preferred", "group", "priority", "pinned")}
        split = self.index % 10 == 6
        columns = []
        if split:
            columns += [("Họ và tên đệm", lambda p: self.name(" ".join(p["name"].split()[:-1]))),
                        ("Tên", lambda p: p["name"].split()[-1])]
        else:
            columns.append((NAMES[self.index % 6], lambda p: self.name(p["name"])))
        columns.append((BIRTHS[self.index % 6], lambda p: self.birth(p["birth_year"])))
        if self.told == "column":
            columns.append((["Đơn vị", "Đơn vị công tác"][self.index // 4 % 2],
                            lambda p: self.unit["name"]))
        if self.index % 3 == 1:
            columns.append(("SĐT", lambda p: ""))
        if has["kind"]:
            columns.append((KINDS[self.index % 4], lambda p: self.donor(p.get("kind", ""))))
        both = any(p.get("available") and p.get("preferred") for p in one)
        if not both and (has["available"] or has["preferred"]):
            columns.append(("Khung giờ", lambda p: self.hours(p.get("available", ""))
                            or self.start(p.get("preferred", ""))))
        elif both:
            columns += [("Giờ đến được", lambda p: self.hours(p.get("available", ""))),
                        ("Giờ mong muốn", lambda p: self.start(p.get("preferred", "")))]
        if has["group"]:
            columns.append(("Đi cùng nhóm", lambda p: p.get("group", "")))
        if has["priority"]:
            columns.append(("Ưu tiên", lambda p: int(p["priority"]) if p.get("priority") else ""))
        if has["pinned"]:
            columns.append(("Giờ cố định", lambda p: self.start(p.get("pinned", ""))))
        if self.index % 2:
            columns.append(("Ghi chú", lambda p: ""))
        if self.index % 9 == 4:
            columns.reverse()
        return [(["STT", "TT", "Số TT"][self.index % 3], None)] + columns

    def sheet(self):
        name = self.unit["name"][:31] if self.told == "sheet" else ["Sheet1", "Danh sách"][
            self.index % 2]
        sheet, columns = Sheet(name), self.columns()
        if self.index % 5:
            sheet.title(TITLES[self.index % 3], len(columns))
        if self.told == "title":
            sheet.add(f"Đơn vị: {self.unit['name']}")
        for _ in range(self.index % 4):
            sheet.add()
        sheet.add(*[heading for heading, _ in columns])
        if self.index % 6 == 3:
            sheet.add(*[f"({number})" for number, _ in enumerate(columns, start=1)])
        for number, person in enumerate(self.members, start=1):
            sheet.add(number, *[read(person) for _, read in columns[1:]])
        if self.index % 3 != 2:
            sheet.add(None, f"Tổng cộng: {len(self.members)} người")
        if self.index % 4 != 1:
            sheet.add()
            sheet.add(None, None, SIGNED[self.index % 4])
        return sheet

    def write(self, folder):
        sheet = self.sheet()
        stem = f"{self.index + 1:02d} " + (
            f"Danh sách hiến máu {self.unit['name']}" if self.told == "file"
            else ["DS hien mau", "Gửi BTC (2)", "danh sach hien mau 2021"][self.index % 3])
        path = folder / f"{stem}.{self.kind}"
        if self.kind == "xlsx":
            if self.old in ("tcvn3", "vni"):
                self.age(sheet, {"tcvn3": tcvn3, "vni": vni}[self.old])
            sheets = [sheet]
            if self.index % 4 == 1:
                sheets.append(Sheet("Sheet2"))
            return write(path, sheets)
        separator = "\t" if self.kind == "tsv" else [";", ","][self.index // 8 % 2]
        text = delimited(self.flat(sheet), separator)
        encode = {"1258": windows1258, "utf16": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
                  "tcvn3": lambda text: tcvn3(text).encode("latin-1"),
                  "": lambda text: text.encode(["utf-8", "utf-8-sig"][self.index // 4 % 2])}
        path.write_bytes(encode[self.old](text))

    def flat(self, sheet):
        """Without styles, as text has none; numbers as people type them."""
        for row in sheet.rows:
            row[:] = ["" if cell is None else cell for cell in row]
        return sheet

    def age(self, sheet, letters):
        for row in sheet.rows:
            row[:] = [letters(cell) if isinstance(cell, str) else cell for cell in row]
