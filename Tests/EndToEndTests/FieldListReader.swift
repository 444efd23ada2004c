/// An independent reader of the lists that went wrong: openpyxl and Python's csv, with a table, written
/// by hand, of what the columns of each file hold and which of its rows are people.
enum FieldListReader {
  /// The drive, the file, what is said on the command line, and for each table of it: the row of its
  /// headings (0 for none), the last row of its headings, its rows of people, those of them who do not
  /// come, and what its columns hold from the left. `-` is a column that nothing is read from, and
  /// `kind!` one that the drive has no use for.
  private static let table = """
    tiny | attendance-timestamp.xlsx | --unit office | 1 1 2-3 - no name -
    tiny | birth-in-three-columns.xlsx | --unit office | 1 1 2-3 - no name birth_year birth_year birth_year phone
    tiny | checkbox-false.xlsx | --unit office | 1 2 3-4 - no name available available available
    tiny | decimal-times.xlsx | --unit office | 1 1 2-5 - no name birth_year preferred
    tiny | declined.xlsx | --unit office | 1 1 2-3 3 no name birth_year confirmation
    tiny | example-row-overwritten.xlsx | | 6 6 7-11 - no name birth_year sex phone kind! available preferred group unit note id
    tiny | family-phone-first.xlsx | --unit office | 1 1 2-3 - - name birth_year - phone
    tiny | formula-prefilled-rows.xlsx | --unit office | 1 1 2-2 - no name birth_year sex
    tiny | google-form-unit-question.xlsx | --unit office | 1 1 2-3 - - name birth_year -
    tiny | headerless-with-map.csv | --unit office --map A=name --map B=birth_year --map C=phone | 0 0 1-2 - name birth_year phone
    tiny | hidden-rows.xlsx | --unit office | 1 1 2-4 3 no name birth_year confirmation
    tiny | html-table.xls | --unit office |
    tiny+registrants-tn.csv | id-collision.xlsx | --unit office | 1 1 2-3 - no - - - - name birth_year phone
    thanh-xuan-2021 | inner-departments.xlsx | --unit thpt-1 | 1 1 2-3 - no name birth_year -
    tiny | lab-group.xlsx | --unit office | 1 1 2-4 - no name birth_year -
    thanh-xuan-2021 | last-donation-as-kind.xlsx | --unit thpt-1 | 1 1 2-3 - no name birth_year last_donation
    thanh-xuan-2021 | letterhead-of-superior.xlsx | | 5 5 6-7 - no name birth_year phone
    tiny | linked-zeros.xlsx | --unit office | 1 1 2-2 - no name birth_year phone
    tiny | lost-letters-names.xlsx | --unit office | 1 1 2-3 - no name birth_year phone
    tiny | lost-letters.csv | --unit office |
    tiny | merged-name.xlsx | --unit office | 1 1 2-3 - no family_name given_name birth_year phone
    tiny | middle-name-column.xlsx | --unit office | 1 1 2-3 - no family_name middle_name given_name birth_year
    tiny | msforms-anonymous.xlsx | --unit office | 1 1 2-3 - no - - - - name birth_year phone
    tiny | pandas-floats.csv | --unit office | 1 1 2-3 - no name birth_year phone
    tiny | people-in-one-cell.xlsx | --unit office | 1 1 2-2 - no name birth_year
    tiny | registration-timestamp.xlsx | --unit office | 1 1 2-3 - no name birth_year phone -
    thanh-xuan-2021 | second-heading-row-unknown.xlsx | --unit thpt-1 | 1 2 3-4 - no name male female birth_year - -
    tiny | section-in-first-column.xlsx | | 2 2 4,6-7 - no name birth_year phone
    thanh-xuan-2021 | section-nam-nu.xlsx | --unit thpt-1 | 3 3 5-7,9-11 - no name birth_year phone
    tiny | section-unknown-unit.xlsx | | 1 1 3,5,7 - no name birth_year phone
    tiny | section-unnumbered-list.xlsx | | 2 2 4,6-7 - name birth_year phone
    tiny | signature-under-names.xlsx | --unit school | 1 1 2-3 - name birth_year phone
    tiny | slot-names.xlsx | --unit office | 1 1 2-13 - no name time
    tiny | so-lan-without-kinds.xlsx | --unit office | 1 1 2-6 - no name birth_year kind!
    tiny | strict-iso-dates.xlsx | --unit office --anyone | 1 1 2-8 - no name birth_year
    tiny+units-d2.csv | tong-cong-ty.xlsx | | 1 1 2-3 - unit name birth_year phone
    tiny | two-phones.xlsx | --unit office | 1 1 2-7 - no name birth_year phone
    tiny | two-tables-stacked.xlsx | --unit office | 2 2 3-4 - no name birth_year phone | 7 7 8-9 - no name birth_year phone time
    tiny | year-in-date-cell.xlsx | --unit office --anyone | 1 1 2-3 - no name birth_year phone
    """

  /// Prints, as JSON, for each file: the drive, what is said, and of each table the row of its headings,
  /// how many people it has, its other rows, and its columns with what they hold and in how many rows
  /// of people they are filled. A row with nothing but a running number is no other row.
  static let program = """
    import openpyxl
    import csv, datetime, json, os, sys, unicodedata
    TABLE = '''\(table)'''

    def rows(path):
        if path.endswith(".xlsx"):
            sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
            return [[cell.value for cell in row] for row in sheet.iter_rows()]
        return list(csv.reader(open(path, encoding="utf-8-sig")))

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

    def numbers(text):
        found = []
        for part in text.split(",") if text != "-" else []:
            first, _, last = part.partition("-")
            found += range(int(first), int(last or first) + 1)
        return found

    found = []
    for line in TABLE.split("\\n"):
        drive, name, said, *parts = [part.strip() for part in line.split("|")]
        tables = []
        for place, part in enumerate(parts):
            if not part:
                continue
            grid = rows(os.path.join(sys.argv[1], name))
            heading, last, people, declined, *fields = part.split()
            people, declined = numbers(people), numbers(declined)
            # The next table, with its title, begins below an empty row.
            end = len(grid) if place + 1 == len(parts) else int(parts[place + 1].split()[0]) - 1
            cell = lambda row, column: grid[row - 1][column] if column < len(grid[row - 1]) else None
            number = fields.index("no") if "no" in fields else None
            others = [
                row for row in range(int(last) + 1, end + 1)
                if (row not in people or row in declined)
                and any(filled(cell(row, i)) for i in range(len(fields)) if i != number)
            ]
            others += [row for row in range(int(last) + 1, end + 1) if row not in people
                and row not in others and number is not None
                and filled(cell(row, number)) and not str(cell(row, number)).isdigit()]
            tables.append({
                "header_row": int(heading),
                "people": len(people) - len(declined),
                "left_out": sorted(others),
                "rows": {
                    row: {"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i]: text(cell(row, i))
                        for i in range(len(grid[row - 1])) if filled(cell(row, i))}
                    for row in people
                },
                "columns": {
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i]:
                        [field, sum(filled(cell(row, i)) for row in people)]
                    for i, field in enumerate(fields)
                },
            })
        found.append({"drive": drive, "file": name, "said": said.split(), "tables": tables})
    print(json.dumps(found))
    """
}
