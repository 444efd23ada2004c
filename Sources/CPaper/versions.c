#include "cpaper.h"

#include <pango/pangocairo.h>
#include <qrencode.h>
#include <string.h>

const char *cpaper_version(const char *library) {
  if (strcmp(library, "Pango") == 0) return pango_version_string();
  if (strcmp(library, "Cairo") == 0) return cairo_version_string();
  if (strcmp(library, "qrencode") == 0) return QRcode_APIVersionString();
  return NULL;
}

int cpaper_has_family(const char *family) {
  PangoFontFamily **families = NULL;
  int count = 0;
  int found = 0;
  pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
  for (int index = 0; index < count && !found; index++) {
    found = strcmp(pango_font_family_get_name(families[index]), family) == 0;
  }
  g_free(families);
  return found;
}
