"""Makes the workbooks beside it: python3 make.py, with openpyxl 3.1.5, LibreOffice 7.4 (soffice)
and msoffcrypto-tool 6.1.

`openpyxl.xlsx` is what openpyxl writes; `libreoffice.xlsx` is the same opened and saved again by
LibreOffice, which shares texts, writes all cells of a merge and calculates the formula. `old.xls`
and `open.ods` are its other formats, `encrypted.xlsx` opens with the password "khung gio".
"""

import datetime
import pathlib
import subprocess
import tempfile

import msoffcrypto.format.ooxml
import openpyxl

HERE = pathlib.Path(__file__).resolve().parent
ROWS = [
    ["STT", "Họ và tên", "Ngày sinh", "Giờ", "SĐT", "Đủ", "Tổng"],
    [1, "Nguyễn Thị Huyền Trang", datetime.date(1990, 12, 6), datetime.time(7, 30), 912345678,
     True, "=A4+A5"],
    [2, "=CỘNG(1)", 1985, "7h30", "0912.345.678", False, None],
]


def made():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kim Mã"
    sheet["A1"] = "DANH SÁCH HIẾN MÁU"
    sheet.merge_cells("A1:G1")
    for row in ROWS:
        sheet.append(row)
    # Text that only looks like a formula.
    sheet["B4"].data_type = "s"
    sheet["C3"].number_format = "dd/mm/yyyy"
    sheet["D3"].number_format = "hh:mm"
    hidden = book.create_sheet("Ẩn")
    hidden.sheet_state = "hidden"
    hidden["C3"] = "Trần   Bình\nAn"
    return book


def convert(source, kind, *filters):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", "--convert-to", ":".join([kind, *filters]),
                        "--outdir", folder, str(source)], check=True, capture_output=True)
        return pathlib.Path(folder, f"{source.stem}.{kind}").read_bytes()


if __name__ == "__main__":
    source = HERE / "openpyxl.xlsx"
    made().save(source)
    (HERE / "libreoffice.xlsx").write_bytes(convert(source, "xlsx"))
    (HERE / "old.xls").write_bytes(convert(source, "xls"))
    (HERE / "open.ods").write_bytes(convert(source, "ods"))
    with open(source, "rb") as plain, open(HERE / "encrypted.xlsx", "wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("khung gio", target)
