"""Writes the manual pages of khunggio from what the commands say of themselves.

    khunggio --experimental-dump-help | python3 manual.py VERSION FOLDER

One page a command, khunggio.1 and khunggio-COMMAND.1, in man(7)'s macros, which every man reads.
"""

import json
import pathlib
import sys


def roff(text):
    """Text for man: no line of it is taken for a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in text.split("\n"))


def names(argument):
    """The ways to write an argument, the short one first."""
    long = {"short": "-{}", "long": "--{}", "longWithSingleDash": "-{}"}
    return [long[name["kind"]].format(name["name"]) for name in argument.get("names", [])]


def label(argument):
    """An argument as it is typed: bold what is typed as it stands, italic what stands for something."""
    value = "\\fI" + roff(argument["valueName"]) + "\\fR"
    if argument["kind"] == "positional":
        return value + (" ..." if argument.get("isRepeating") else "")
    written = ", ".join("\\fB" + roff(name) + "\\fR" for name in names(argument))
    return written if argument["kind"] == "flag" else f"{written} {value}"


def synopsis(argument):
    shown = label({**argument, "names": [argument["preferredName"]]} if argument.get("preferredName") else argument)
    return f"[{shown}]" if argument.get("isOptional") else shown


def page(command, path, version):
    arguments = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]
    lines = [
        f'.TH "{roff("-".join(path)).upper()}" "1" "" "khunggio {version}" "khunggio"',
        ".SH NAME",
        roff("-".join(path)) + " \\- " + roff(command["abstract"].rstrip(".")),
        ".SH SYNOPSIS",
        "\\fB" + roff(" ".join(path)) + "\\fR " + " ".join(synopsis(a) for a in arguments),
    ]
    commands = [c for c in command.get("subcommands", []) if c.get("shouldDisplay", True) and c["commandName"] != "help"]
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", ".nf", roff(command["discussion"]), ".fi"]
    if commands:
        lines.append(".SH COMMANDS")
        for one in commands:
            lines += [".TP", "\\fB" + roff(one["commandName"]) + "\\fR", roff(one["abstract"])]
    if arguments:
        lines.append(".SH OPTIONS")
        for argument in arguments:
            text = argument.get("abstract", "")
            if argument.get("defaultValue") and argument["kind"] == "option":
                text += f" Default: {argument['defaultValue']}."
            lines += [".TP", label(argument), roff(text.strip())]
    if len(path) > 1:
        lines += [".SH SEE ALSO", "\\fBkhunggio\\fR(1)"]
    elif commands:
        lines += [".SH SEE ALSO", ", ".join(f"\\fBkhunggio\\-{roff(c['commandName'])}\\fR(1)" for c in commands)]
    return "\n".join(lines) + "\n", commands


def main():
    version, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    root = json.load(sys.stdin)["command"]
    text, commands = page(root, ["khunggio"], version)
    (folder / "khunggio.1").write_text(text, encoding="utf-8")
    for command in commands:
        text, _ = page(command, ["khunggio", command["commandName"]], version)
        (folder / f"khunggio-{command['commandName']}.1").write_text(text, encoding="utf-8")


main()
