"""Sóc Trăng, April 2021: a province's unions, seven sessions, one list for all."""

from .people import COLUMNS, FAMILY, STAFF_COLUMNS, Chance, minute, person, share, write
from .wishes import accompany, deal, fix, within

BORN = (1962, 2002)
SOUTHERN = FAMILY + "Võ Võ Huỳnh Huỳnh Lâm Thạch Thạch Sơn Kim Danh Trương".split()


def slots(first, last, length):
    return range(minute(first), minute(last) + 1, length), length


CALENDAR = {"tp-0704": slots("07:00", "10:00", 15),
            "vinh-chau-0704": slots("07:30", "09:30", 15),
            "ke-sach-1404": slots("07:30", "09:50", 20),
            "my-xuyen-1504": slots("07:30", "09:50", 20),
            "nga-nam-2004": slots("07:30", "09:30", 15),
            "long-phu-2104": slots("07:30", "09:30", 15),
            "tp-2304": slots("13:30", "15:30", 15)}
TOWN = "tp-0704;tp-2304"

# id, name, members, registered, sessions
LABOUR_FEDERATIONS = [
    ("thanh-pho", "thành phố Sóc Trăng", 230, 70, TOWN),
    ("vinh-chau", "thị xã Vĩnh Châu", 150, 45, "vinh-chau-0704"),
    ("nga-nam", "thị xã Ngã Năm", 130, 40, "nga-nam-2004"),
    ("chau-thanh", "huyện Châu Thành", 150, 45, TOWN + ";ke-sach-1404"),
    ("cu-lao-dung", "huyện Cù Lao Dung", 100, 30, "long-phu-2104;ke-sach-1404"),
    ("ke-sach", "huyện Kế Sách", 165, 50, "ke-sach-1404"),
    ("long-phu", "huyện Long Phú", 130, 40, "long-phu-2104"),
    ("my-tu", "huyện Mỹ Tú", 115, 35, "nga-nam-2004;tp-2304"),
    ("my-xuyen", "huyện Mỹ Xuyên", 150, 45, "my-xuyen-1504;tp-0704"),
    ("thanh-tri", "huyện Thạnh Trị", 115, 35, "nga-nam-2004"),
    ("tran-de", "huyện Trần Đề", 115, 35, "long-phu-2104;my-xuyen-1504")]
SECTORS = [("vien-chuc", "Công đoàn Viên chức tỉnh", 165, 50, TOWN),
           ("giao-duc", "Công đoàn ngành Giáo dục", 300, 90, ""),
           ("y-te", "Công đoàn ngành Y tế", 200, 60, ""),
           ("khu-cong-nghiep", "Công đoàn các khu công nghiệp", 265, 80, TOWN),
           ("cong-thuong", "Công đoàn ngành Công Thương", 100, 30, TOWN),
           ("nong-nghiep", "Công đoàn ngành Nông nghiệp", 80, 25, ""),
           ("giao-thong", "Công đoàn ngành Giao thông vận tải", 80, 25, TOWN),
           ("xay-dung", "Công đoàn ngành Xây dựng", 65, 20, TOWN)]
GRASSROOTS = [(33, 10, TOWN), (40, 13, TOWN), (26, 8, "tp-2304"), (30, 9, ""), (20, 6, TOWN),
              (45, 14, "tp-0704"), (36, 11, TOWN), (33, 10, "tp-0704;vinh-chau-0704"),
              (16, 5, TOWN), (30, 9, "tp-0704"), (40, 12, TOWN), (50, 15, ""), (26, 8, TOWN),
              (33, 10, "tp-2304"), (33, 10, TOWN)]

HOURS = ["07:00-08:30; 13:30-15:00", "08:00-10:30; 14:00-16:30", "07:30-09:00",
         "tp-0704 08:00-10:15; tp-2304 13:30-15:30", "08:30-11:00", "13:30-16:30"]
WISHES = ["07:30", "08:00", "08:00", "08:10", "08:30", "09:00", "14:00", "tp-0704 07:30",
          "tp-0704 08:00", "tp-0704 09:15", "tp-2304 14:00", "tp-2304 15:00"]
COUNTS = {"kinds": {"first_time": 200}, "hours": 200, "wishes": 300, "priorities": {"2": 25}}


def units():
    districts = [(f"ldld-{id}", f"Liên đoàn Lao động {name}", members, registered, sessions)
                 for id, name, members, registered, sessions in LABOUR_FEDERATIONS]
    grassroots = [(f"cdcs-{number:02d}", f"Công đoàn cơ sở trực thuộc {number}", *rest)
                  for number, rest in enumerate(GRASSROOTS, start=1)]
    return districts + SECTORS + grassroots


def make(folder):
    chance = Chance("soc-trang-2021")
    rows, people, free = [], [], {}
    for id, name, members, registered, sessions in units():
        rows.append({"id": id, "name": name, "quota": share(30, members),
                     "staff": members, "asked_percent": 30, "session": sessions})
        open_to = sessions.split(";") if sessions else list(CALENDAR)
        free[id] = [pair for pair in within(CALENDAR, "00:00-24:00") if pair[0] in open_to]
        people += [person(chance, id, BORN, SOUTHERN) for _ in range(registered)]
    deal(chance, people, CALENDAR, free, HOURS, WISHES, COUNTS)
    fix(people, ["ldld-thanh-pho", "vien-chuc", "khu-cong-nghiep"], "tp-0704 07:00")
    fix(people, ["ldld-vinh-chau"], "vinh-chau-0704 07:30")
    accompany(chance, people, 20)
    for number, one in enumerate(people, start=1):
        one["id"] = f"st-{number:04d}"
    write(folder / "units.csv", STAFF_COLUMNS, rows)
    write(folder / "registrants" / "all.csv", COLUMNS, people)
