// What the C library knows of files and Swift cannot see.

#ifndef CFILES_H
#define CFILES_H

// Makes two files or folders change places in one step. Returns 0, or the error number: EINVAL or
// ENOSYS where the file system cannot do it.
int cfiles_exchange(const char *first, const char *second);

// Whether a file or folder has extended attributes, such as lists of who may enter: 1 or 0, also where
// the file system knows none.
int cfiles_has_attributes(const char *path);

// Opens a new file without a name in a folder, readable and writable by its owner alone: a process
// that is killed leaves nothing behind. Returns the descriptor, or -1 where the system cannot.
int cfiles_open_unnamed(const char *folder);

// Gives a file opened without a name its name, which must be free. Returns 0, or the error number.
int cfiles_name(int file, const char *path);

#endif
