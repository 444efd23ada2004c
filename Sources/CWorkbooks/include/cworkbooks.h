// The libraries behind workbooks: libzip for the container, expat for the XML inside it,
// libxlsxwriter to write new ones. Include their headers nowhere else.

#ifndef CWORKBOOKS_H
#define CWORKBOOKS_H

#include <expat.h>
#include <xlsxwriter.h>
#include <zip.h>

// The version of libxlsxwriter that runs, such as "1.1.4": its macros tell only the one compiled
// with.
const char *cworkbooks_writer_version(void);

// Gives a sheet name in the meaning of libxlsxwriter a second look: 0 if it may be used. The
// library itself prints what it dislikes, so that nothing must reach it that it dislikes.
int cworkbooks_name_fault(lxw_workbook *workbook, const char *name);

#endif
