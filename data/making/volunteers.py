"""Thanh Xuân, 9 December 2021: 30 invented volunteers. What they can do and when is invented, too."""

from .people import Chance, person, write

COLUMNS = ["id", "name", "phone", "skills", "available", "longest", "most"]
BORN = (1998, 2003)
SKILLS = {"y_te": 6, "so_cuu": 4, "y_te;so_cuu": 4}
HOURS = {"07:00-10:00": 6, "09:00-12:00": 6, "07:00-09:00": 3}


def make(folder):
    chance = Chance("thanh-xuan-2021 volunteers")
    skills, hours = chance.deal(30, SKILLS), chance.deal(30, HOURS)
    longest = chance.deal(30, {"90": 4})
    write(folder / "volunteers.csv", COLUMNS,
          [{"id": f"tnv-{number:02d}", "name": person(chance, "", BORN)["name"],
            "skills": skills[number - 1], "available": hours[number - 1],
            "longest": longest[number - 1]} for number in range(1, 31)])
