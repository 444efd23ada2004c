#include "cfiles.h"

#include <stddef.h>
#include <sys/types.h>
#include <sys/xattr.h>

int cfiles_has_attributes(const char *path) {
#ifdef __APPLE__
  return listxattr(path, NULL, 0, 0) > 0;
#else
  return listxattr(path, NULL, 0) > 0;
#endif
}
