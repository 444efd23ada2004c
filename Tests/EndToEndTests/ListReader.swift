/// An independent reader of the lists that units send: openpyxl and Python's csv, with a table of
/// what the columns of each file hold, written by hand.
enum ListReader {
  /// The file by the beginning of its name, the row of its headings, and what its columns hold from
  /// the left; `-` is a column that nothing is read from.
  private static let inbox = """
    01 1 no name birth_year unit kind time pinned
    02 4 no name birth_year phone kind time group pinned -
    03 4 no name birth_year kind time
    04 5 no name birth_year time -
    05 2 no time kind phone unit birth_year name
    06 3 no name birth_year kind time -
    07 4 no family_name given_name birth_year time
    08 5 no name birth_year phone kind -
    09 2 no name birth_year unit kind time group
    10 4 no name birth_year kind available preferred group priority -
    11 3 no name birth_year phone kind time group
    12 5 no name birth_year kind available preferred group -
    13 2 no name birth_year unit kind time group
    14 4 no - preferred available kind phone birth_year name
    15 4 no name birth_year kind available preferred
    16 4 no name birth_year kind time group -
    17 2 no family_name given_name birth_year unit phone kind time group
    18 4 no name birth_year kind available preferred priority -
    19 4 no name birth_year kind time group
    20 5 no name birth_year phone kind available preferred group -
    21 1 no name birth_year unit kind available preferred
    22 4 no name birth_year kind available preferred group priority pinned -
    23 4 no group preferred available kind phone birth_year name
    24 5 no name birth_year kind time -
    25 2 no name birth_year unit kind time
    26 3 no name birth_year phone kind time priority -
    27 4 no family_name given_name birth_year kind time
    28 5 no name birth_year kind time -
    29 2 no name birth_year unit phone kind time priority
    30 4 no name birth_year kind time -
    31 3 no name birth_year kind time priority
    32 5 no - group time kind phone birth_year name
    33 2 no name birth_year unit kind available preferred
    34 4 no name birth_year kind time -
    35 4 no name birth_year phone kind time priority
    36 4 no name birth_year kind time -
    37 2 no family_name given_name birth_year unit kind time group priority
    38 4 no name birth_year phone kind available preferred -
    39 4 no name birth_year kind time group
    40 5 no name birth_year kind available preferred -
    """

  /// Prints, as JSON, for each file of a folder: the columns with what they hold and in how many rows
  /// of people they are filled, the rows of people, and all other rows below the headings that hold
  /// something. Rows of people have a whole number in the column of numbers, and a name.
  static let program = """
    import openpyxl
    import csv, datetime, io, json, os, sys, unicodedata, warnings
    warnings.simplefilter("ignore")
    TABLE = '''\(inbox)'''

    def rows(path):
        if path.endswith(".xlsx"):
            sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
            return [[cell.value for cell in row] for row in sheet.iter_rows()]
        data = open(path, "rb").read()
        if data[:2] in (b"\\xff\\xfe", b"\\xfe\\xff"):
            text = data.decode("utf-16")
        else:
            try:
                text = data.decode("utf-8-sig")
            except UnicodeDecodeError:
                text = data.decode("latin-1")
        separator = max(",;\\t", key=text.count)
        return list(csv.reader(io.StringIO(text), delimiter=separator))

    def filled(value):
        return value is not None and str(value).strip() not in ("", "-")

    def text(value):
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if isinstance(value, datetime.datetime):
            midnight = value.time() == datetime.time()
            # As Excel shows a date by itself in Vietnam: without noughts in front.
            date = f"{value.day}/{value.month}/{value.year}"
            return date if midnight else f"{date} {value:%H:%M:%S}".removesuffix(":00")
        if isinstance(value, datetime.time):
            return value.strftime("%H:%M")
        return unicodedata.normalize("NFC", " ".join(str(value).split()))

    def letter(index):
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index]

    found = {}
    for line in TABLE.split("\\n"):
        start, heading, *fields = line.split()
        name = next(n for n in os.listdir(sys.argv[1]) if n.startswith(start + " "))
        table = rows(os.path.join(sys.argv[1], name))
        names = [i for i, field in enumerate(fields) if field.endswith("name")]
        people, others = [], []
        for number, row in enumerate(table, 1):
            if number <= int(heading) or not any(filled(value) for value in row):
                continue
            isPerson = str(row[0]).strip().isdigit() and all(filled(row[i]) for i in names)
            (people if isPerson else others).append(number)
        found[name] = {
            "header_row": int(heading),
            "people": len(people),
            "left_out": others,
            "rows": {
                n: {letter(i): text(v) for i, v in enumerate(table[n - 1]) if filled(v)} for n in people
            },
            "columns": {
                letter(i): [field, sum(filled(table[n - 1][i]) for n in people)]
                for i, field in enumerate(fields)
            },
        }
    print(json.dumps(found))
    """
}
