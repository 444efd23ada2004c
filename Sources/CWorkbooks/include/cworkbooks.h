// The libraries behind workbooks: libzip for the container, expat for the XML inside it. Include
// their headers nowhere else.

#ifndef CWORKBOOKS_H
#define CWORKBOOKS_H

#include <expat.h>
#include <stddef.h>
#include <zip.h>

// A parser whose memory, all together, never exceeds so many bytes: beyond them it ends with
// XML_ERROR_NO_MEMORY. Expat keeps every name it has seen, every element that is open and every
// piece that is not finished, so that a small container could fill any memory.
//
// The bytes are counted per thread, since expat's memory functions take no context: a parser must be
// used and freed on the thread that created it, and before that thread creates another.
XML_Parser cworkbooks_parser_create(size_t bytes);

#endif
