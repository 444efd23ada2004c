// Which commit the program was built from. It is compiled into this one file, so that a new commit
// compiles nothing else again.

#ifndef CREVISION_H
#define CREVISION_H

// The beginning of the commit's number, with a plus behind it where files differed from it; empty where
// it was not built from a repository.
const char *crevision_commit(void);

#endif
