"""Thanh Xuân, 9 December 2021: one list per unit, 300 registrants."""

from . import inbox
from .people import COLUMNS, STAFF_COLUMNS, Chance, minute, person, share, write
from .wishes import accompany, deal, fix, within

CALENDAR = {"hall": (range(minute("07:30"), minute("10:30") + 1, 15), 15)}
BORN = (1962, 2002)

WARDS = [("ha-dinh", "Hạ Đình", 45, 9), ("khuong-dinh", "Khương Đình", 40, 8),
         ("khuong-mai", "Khương Mai", 42, 9), ("khuong-trung", "Khương Trung", 50, 10),
         ("kim-giang", "Kim Giang", 36, 7), ("nhan-chinh", "Nhân Chính", 55, 11),
         ("phuong-liet", "Phương Liệt", 40, 8), ("thanh-xuan-bac", "Thanh Xuân Bắc", 44, 9),
         ("thanh-xuan-nam", "Thanh Xuân Nam", 38, 8),
         ("thanh-xuan-trung", "Thanh Xuân Trung", 46, 9), ("thuong-dinh", "Thượng Đình", 35, 7)]

# id, name, staff, part asked for in %, registered, from, to, max_away
OFFICES = [("quan-uy", "Cơ quan Quận ủy", 45, 20, 9, "", "", ""),
           ("vp-hdnd-ubnd", "Văn phòng HĐND - UBND quận", 40, 20, 10, "", "", ""),
           ("khoi-dan-van", "Khối Dân vận quận", 25, 20, 5, "", "", ""),
           ("uy-ban-mttq", "Ủy ban Mặt trận Tổ quốc quận", 10, 20, 3, "", "", "2"),
           ("hoi-ctd", "Hội Chữ thập đỏ quận", 10, 20, 4, "07:30", "10:00", ""),
           ("phong-gd-dt", "Phòng Giáo dục và Đào tạo quận", 20, 20, 4, "", "", ""),
           ("phong-noi-vu", "Phòng Nội vụ quận", 15, 20, 3, "", "", ""),
           ("phong-y-te", "Phòng Y tế quận", 15, 20, 4, "", "", "")]
FORCES = [("cong-an", "Công an quận", 120, 20, 26, "07:30", "10:00", ""),
          ("quan-su", "Ban Chỉ huy quân sự quận", 40, 20, 12, "08:00", "10:30", "")]
MOVEMENTS = [("doan-thanh-nien", "Đoàn TNCS Hồ Chí Minh quận", 50, 20, 14, "", "", ""),
             ("hoi-lhtn", "Hội Liên hiệp Thanh niên quận", 40, 20, 10, "", "", ""),
             ("cong-doan-co-quan", "Công đoàn cơ quan Quận ủy - HĐND - UBND quận",
              30, 20, 6, "", "", ""),
             ("lien-doan-lao-dong", "Liên đoàn Lao động quận", 15, 20, 3, "", "", "2")]
# level, name, from, to, max_away, (staff, registered) of each school
SCHOOLS = [("mam-non", "Trường Mầm non", "07:30", "09:30", "60%",
            [(40, 4), (50, 5), (35, 4), (38, 4), (40, 4), (36, 4)]),
           ("tieu-hoc", "Trường Tiểu học", "", "", "",
            [(70, 7), (60, 6), (80, 8), (60, 6)]),
           ("thcs", "Trường THCS", "09:30", "", "75%", [(80, 8), (70, 7), (60, 6)]),
           ("thpt", "Trường THPT", "09:30", "", "75%", [(90, 9), (95, 10)])]

HOURS = ["07:30-09:30", "09:00-11:30", "08:00-10:00", "07:30-08:30; 10:00-11:30",
         "hall 08:30-10:45", "10:00-11:30", "07:30-09:00"]
WISHES = ["07:45", "08:00", "08:00", "08:15", "08:20", "08:30", "hall 08:45", "09:00", "09:30",
          "hall 09:45", "10:00", "10:30"]
COUNTS = {"kinds": {"first_time": 50, "repeat": 75}, "hours": 60, "wishes": 90,
          "priorities": {"2": 6, "3": 2}}


def units():
    wards = [(f"ub-phuong-{id}", f"UBND phường {name}", staff, 20, registered, "", "", "")
             for id, name, staff, registered in WARDS]
    schools = [(f"{level}-{number}", f"{name} {number}", staff, 10, registered, opens, closes, away)
               for level, name, opens, closes, away, sizes in SCHOOLS
               for number, (staff, registered) in enumerate(sizes, start=1)]
    return OFFICES + wards + FORCES + MOVEMENTS + schools


def make(folder):
    chance = Chance("thanh-xuan-2021")
    rows, people, free = [], [], {}
    for id, name, staff, percent, registered, opens, closes, away in units():
        rows.append({"id": id, "name": name, "quota": share(percent, staff),
                     "staff": staff, "asked_percent": percent,
                     "from": opens, "to": closes, "max_away": away})
        free[id] = within(CALENDAR, f"{opens or '07:30'}-{closes or '11:30'}")
        people += [person(chance, id, BORN) for _ in range(registered)]
    deal(chance, people, CALENDAR, free, HOURS, WISHES, COUNTS)
    fix(people, ["quan-uy", "vp-hdnd-ubnd", "doan-thanh-nien"], "hall 07:30")
    accompany(chance, people, 15)
    write(folder / "units.csv", STAFF_COLUMNS, rows)
    for unit in rows:
        # Without an id column a registrant is called `<unit>-<row>`.
        members = [one for one in people if one["unit"] == unit["id"]]
        write(folder / "registrants" / f"{unit['id']}.csv", COLUMNS[1:], members)
    inbox.make(folder / "inbox", rows, people)
