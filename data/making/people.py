"""Invented people, clock arithmetic and CSV files, all from one seeded source of chance."""

import csv
import io
import random
import unicodedata

COLUMNS = ["id", "name", "unit", "birth_year", "phone", "kind",
           "available", "preferred", "group", "priority", "pinned"]
UNIT_COLUMNS = ["id", "name", "quota", "from", "to", "max_away", "session"]
STAFF_COLUMNS = ["id", "name", "quota", "staff", "asked_percent", "from", "to", "max_away",
                 "session"]

FAMILY = ("Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô "
          "Dương Lý Đinh Trịnh Mai Tạ Chu").split()
MIDDLE = {"male": "Văn Văn Đức Minh Quang Hữu Xuân Anh Quốc Thành".split(),
          "female": "Thị Thị Thu Ngọc Thanh Minh Phương Bích Hồng Kim".split()}
GIVEN = {"male": ("An Bình Cường Dũng Đạt Giang Hải Hiếu Hòa Hùng Huy Khánh Lâm Long Mạnh Nam "
                  "Phong Phúc Quân Sơn Thắng Thịnh Toàn Trung Tuấn Tùng Việt Vinh").split(),
         "female": ("An Anh Chi Dung Duyên Đào Giang Hà Hạnh Hằng Hiền Hoa Huệ Hương Lan Liên "
                    "Linh Mai Nga Ngân Nhung Oanh Quyên Thảo Thúy Trang Tuyết Vân Yến").split()}


class Chance:
    """Draws that rest on `random()` alone, which every Python version answers alike."""

    def __init__(self, seed):
        self._source = random.Random(seed)

    def below(self, count):
        return int(self._source.random() * count)

    def pick(self, values):
        return values[self.below(len(values))]

    def deal(self, size, counts):
        """A list of `size` values in random order: each key as often as its count, the rest empty."""
        cards = [value for value, count in counts.items() for _ in range(count)]
        cards += [""] * (size - len(cards))
        for last in range(size - 1, 0, -1):
            other = self.below(last + 1)
            cards[last], cards[other] = cards[other], cards[last]
        return cards


def person(chance, unit, born, family=FAMILY):
    """A registrant of a unit without any wish; `born` holds the first and the last birth year."""
    sex = chance.pick(["male", "female"])
    name = " ".join([chance.pick(family), chance.pick(MIDDLE[sex]), chance.pick(GIVEN[sex])])
    year = born[0] + chance.below(born[1] - born[0] + 1)
    return {"name": name, "unit": unit, "birth_year": year}


def minute(clock):
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def clock(minute):
    return f"{minute // 60:02d}:{minute % 60:02d}"


def share(percent, staff):
    """The smallest whole number of people that is at least this part of the staff."""
    return -(-percent * staff // 100)


def write(path, columns, rows):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(unicodedata.normalize("NFC", text.getvalue()).encode("utf-8"))
