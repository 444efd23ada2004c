"""seeds.py: the first inputs of every target, in .build/corpus: good files, from the example drives and the tests."""

import io
import json
import shutil
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
sys.path.insert(0, str(PROJECT / "Campaign"))
from campaign import workbooks  # noqa: E402

TINY = PROJECT / "data" / "tiny"
THANH_XUAN = PROJECT / "data" / "thanh-xuan-2021"
PARTS = [
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels",
    "[Content_Types].xml",
]


def put(target, name, data):
    folder = HERE / ".build" / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"seed-{name}").write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))


def parts_of(data):
    """The parts of a workbook in the order of the target's input."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = set(file.namelist())
        return b"\0".join(file.read(name) if name in names else b"" for name in PARTS)


def drive_files():
    for folder in [TINY, THANH_XUAN, PROJECT / "data" / "soc-trang-2021", PROJECT / "data" / "binh-long-2011"]:
        put("yaml", folder.name, (folder / "drive.yaml").read_bytes())
        put("roles", folder.name, (folder / "drive.yaml").read_bytes())
        put("units", folder.name, (folder / "units.csv").read_bytes()[:2000])
        for path in sorted((folder / "registrants").glob("*.csv"))[:3]:
            put("csv", f"{folder.name}-{path.stem}", b"\n".join(path.read_bytes().splitlines()[:12]) + b"\n")
    put("csv", "all", "id,name,unit,birth_year,phone,kind,available,preferred,group,priority,pinned,party\n"
        'an,"Nguyễn ""Văn"" An",office,1985,0912 345 678,first_time,room 08:00-08:30,08:00,g,2,room 08:10,3\n')
    put("volunteers", "one", "id,name,roles,available,unit\nv1,Lê Thị Chi,desk;bed,room 08:00-08:30,office\n")
    put("supplies", "one", "item,unit,per,amount,pack,price,floor,note\nTúi máu,túi,donor,1.05,24,35000,10,\n")
    put("turnout", "one", "kind,invited,came,deferred\nfirst_time,120,84,38\n,200,170,51\n")
    put("day", "one", "what,count\nblood_units_day,2\n")


def plans():
    published = PROJECT / "docs" / "pictures" / "thanh-xuan-2021-plan.json"
    plan = json.loads(published.read_text("utf-8"))
    plan["assignments"], plan["unplaced"] = plan["assignments"][:4], plan.get("unplaced", [])[:2]
    sample = PROJECT / "docs" / "samples" / "plan" / "plan.json"
    for target in ("json", "published"):
        put(target, "large", json.dumps(plan, ensure_ascii=False))
        put(target, "tiny", sample.read_bytes())
        put(target, "all", '{"version": 1, "drive": "Thử", "key": "k", "status": "optimal", "cost": 1.5, "bound": 1e0, "seconds": 0, '
            '"terms": {"wait": 1}, "assignments": [{"registrant": "an", "unit": "office", "session": "room", "slot": "08:10", '
            '"person": "p", "sealed": "s"}], "unplaced": [{"registrant": "binh", "reason": "\\u1ea5", "why": {"code": "full"}}], '
            '"changes": [{"registrant": "an", "from": "room 08:00"}]}')
    put("solution", "named", "x[office,room,08:00,an] 1\nx[school,room,08:10,binh] 0.5\npeak 2\n")
    put("solution", "highs", "Model status\nOptimal\n\n# Primal solution values\nFeasible\nObjective 3\n# Columns 4\nx[office,room,08:00,an] 1\n"
        "x[school,room,08:10,binh] 0\npeak 2\nconstant 1\n# Rows 1\nr 1\n# Dual solution values\n")
    put("solution", "glpk", "Problem: t\nRows: 1\nColumns: 4\n\n   No. Column name  Activity\n------ ------\n     1 x[office,room,08:00,an]\n"
        "                    *              1             0             1\n     2 peak * 1 0 1\n\nInteger feasibility conditions:\n")
    put("solution", "counted", "c t\ns mip 1 4 o 3\ni 1 1\nj 1 1\nj 2 0\nj 3 1\nj 4 1\ne o f\n")
    put("solution", "mps", (PROJECT / "docs" / "samples" / "plan" / "tiny.mps").read_bytes()[:4000])


def lists():
    for path in sorted((THANH_XUAN / "inbox").iterdir()):
        data = path.read_bytes()
        if path.suffix in (".csv", ".tsv"):
            put("list", path.name.split()[0], data[:3000])
        elif path.suffix == ".xlsx":
            put("zip", path.name.split()[0], data[:8192])
            for target in ("xlsx", "xlsxlist"):
                put(target, path.name.split()[0], parts_of(data)[:60_000])
    for target in ("xlsx", "xlsxlist"):
        put(target, "small", parts_of(workbooks.packed(workbooks.parts())))
        put(target, "none", b"")
    put("zip", "small", workbooks.packed(workbooks.parts()))
    put("unitslist", "one", "STT,Tên đơn vị,Mã,Chỉ tiêu\n1,Văn phòng,office,3\n2,Trường mầm non,school,1\n")
    for path in sorted((PROJECT / "docs" / "samples" / "letters" / "timetable").rglob("*.csv")):
        put("timetable", path.stem, path.read_bytes()[:3000])
    put("timetable", "one", "Đơn vị,Giờ,Số người\nVăn phòng,08:00 - 08:20,1\nTrường,8h30,1\n")


def stores():
    for path in sorted((PROJECT / "Tests" / "DriveStoreTests" / "Fixtures").glob("*.sqlite")):
        put("sqlite", path.stem, path.read_bytes())
    for path in sys.argv[1:]:
        target, _, file = path.partition("=")
        put(target, Path(file).name, Path(file).read_bytes())


if __name__ == "__main__":
    shutil.rmtree(HERE / ".build" / "seeds", ignore_errors=True)
    drive_files()
    plans()
    lists()
    stores()
