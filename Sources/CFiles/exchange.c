#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "cfiles.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

int cfiles_exchange(const char *first, const char *second) {
#ifdef __linux__
  const int status = renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
#else
  const int status = renamex_np(first, second, RENAME_SWAP);
#endif
  return status == 0 ? 0 : errno;
}
