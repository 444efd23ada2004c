#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "cfiles.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int cfiles_open_unnamed(const char *folder) {
#ifdef O_TMPFILE
  const int file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file < 0) return -1;
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  if (access(path, F_OK) == 0) return file;
  close(file);
#else
  (void)folder;
#endif
  errno = ENOTSUP;
  return -1;
}

int cfiles_name(int file, const char *path) {
  char source[64];
  snprintf(source, sizeof source, "/proc/self/fd/%d", file);
  return linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}
