// What the C library knows of files and Swift cannot see.

#ifndef CFILES_H
#define CFILES_H

// Makes two files or folders change places in one step. Returns 0, or the error number: EINVAL or
// ENOSYS where the file system cannot do it.
int cfiles_exchange(const char *first, const char *second);

#endif
