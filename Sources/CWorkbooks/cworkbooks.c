#include "cworkbooks.h"

const char *cworkbooks_writer_version(void) { return lxw_version(); }

int cworkbooks_name_fault(lxw_workbook *workbook, const char *name) {
  return (int)workbook_validate_sheet_name(workbook, name);
}
