"""Writes the lists of the larger drives: python3 data/make.py. The same bytes every time."""

from pathlib import Path

from making import binh_long, soc_trang, thanh_xuan, volunteers

if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    thanh_xuan.make(here / "thanh-xuan-2021")
    volunteers.make(here / "thanh-xuan-2021")
    binh_long.make(here / "binh-long-2011")
    soc_trang.make(here / "soc-trang-2021")
