#include "crevision.h"

#define TEXT_OF(words) #words
#define TEXT(words) TEXT_OF(words)

const char *crevision_commit(void) {
#ifdef KHUNGGIO_COMMIT
  return TEXT(KHUNGGIO_COMMIT);
#else
  return "";
#endif
}
