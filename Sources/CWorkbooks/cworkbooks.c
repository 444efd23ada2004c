#include "cworkbooks.h"

#include <stdint.h>
#include <stdlib.h>

// Before each block stands its size, aligned as malloc aligns.
typedef union {
  size_t size;
  max_align_t alignment;
} header;

static _Thread_local size_t bytes_left;

static void *counted_malloc(size_t size) {
  if (size > bytes_left || size > SIZE_MAX - sizeof(header)) return NULL;
  header *block = malloc(sizeof(header) + size);
  if (!block) return NULL;
  block->size = size;
  bytes_left -= size;
  return block + 1;
}

static void counted_free(void *pointer) {
  if (!pointer) return;
  header *block = (header *)pointer - 1;
  bytes_left += block->size;
  free(block);
}

static void *counted_realloc(void *pointer, size_t size) {
  if (!pointer) return counted_malloc(size);
  header *block = (header *)pointer - 1;
  size_t old = block->size;
  if (size > old && size - old > bytes_left) return NULL;
  if (size > SIZE_MAX - sizeof(header)) return NULL;
  header *moved = realloc(block, sizeof(header) + size);
  if (!moved) return NULL;
  moved->size = size;
  bytes_left = bytes_left + old - size;
  return moved + 1;
}

XML_Parser cworkbooks_parser_create(size_t bytes) {
  static const XML_Memory_Handling_Suite suite = {counted_malloc, counted_realloc, counted_free};
  bytes_left = bytes;
  return XML_ParserCreate_MM(NULL, &suite, NULL);
}
