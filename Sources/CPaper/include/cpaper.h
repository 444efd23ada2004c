// The libraries behind pages: Pango shapes text, Cairo writes PDF, libqrencode makes QR codes. Their
// headers are included in cpaper.c and nowhere else. Lengths are points (1/72 inch), from the top
// left corner of the page.

#ifndef CPAPER_H
#define CPAPER_H

#include <stddef.h>
#include <stdint.h>

typedef struct cpaper_document cpaper_document;
typedef struct cpaper_text cpaper_text;

// What a document says of itself.
typedef struct {
  double width;
  double height;
  const char *title;
  const char *author;
  const char *created;   // such as 2021-12-01T00:00:00Z; the same gives the same bytes
  const char *language;  // such as vi
  const char *families;  // font families, the first that is there is taken
} cpaper_properties;

// How some bytes of a text look.
typedef struct {
  size_t begin;
  size_t end;
  double size;
  int is_bold;
  int is_italic;
  int is_underlined;
  double grey;  // 0 is black
} cpaper_run;

// How a text is broken into lines.
typedef struct {
  double width;   // below 0 for lines as long as the text
  double indent;  // of the first line
  double line_spacing;
  int alignment;  // 0 left, 1 middle, 2 right
  int is_justified;
} cpaper_shape;

// Begins a document; NULL where there is no memory for it.
cpaper_document *cpaper_open(const cpaper_properties *properties);
// Gives back everything of a document; its texts may be forgotten before or after.
void cpaper_close(cpaper_document *document);
// Ends the document and gives its bytes, which live until it is closed; NULL with the reason.
const uint8_t *cpaper_finish(cpaper_document *document, size_t *length, const char **reason);
// Ends a page.
void cpaper_end_page(cpaper_document *document);

// Breaks a text into lines; NULL where there is no memory for it. The bytes are UTF-8.
cpaper_text *cpaper_lay(
    cpaper_document *document, const char *bytes, size_t length, const cpaper_run *runs,
    size_t run_count, const cpaper_shape *shape);
void cpaper_forget(cpaper_text *text);
// The first character that no glyph of the font shows, or 0.
uint32_t cpaper_missing_character(const cpaper_text *text);
int cpaper_line_count(const cpaper_text *text);
// Where a line begins and ends, downwards from the top of the text.
void cpaper_line_extent(const cpaper_text *text, int line, double *top, double *bottom);
// How wide the longest line is.
double cpaper_text_width(const cpaper_text *text);
// Draws some lines of a text, the first of them at `top`.
void cpaper_draw_text(
    cpaper_document *document, const cpaper_text *text, int first, int count, double left,
    double top);

// Draws a line; `dash` 0 for an unbroken one.
void cpaper_draw_line(
    cpaper_document *document, double x1, double y1, double x2, double y2, double thickness,
    double dash, double grey);
// Draws a rectangle; a thickness of 0 for no outline, a fill below 0 for none.
void cpaper_draw_box(
    cpaper_document *document, double left, double top, double width, double height,
    double thickness, double fill);

// The modules of a QR code, row by row, 1 for dark; the width of the square, or 0 where the text
// makes none. `modules` has room for `capacity` of them.
int cpaper_qr_modules(const char *text, uint8_t *modules, size_t capacity);
// Draws the dark ones of width * width modules.
void cpaper_draw_modules(
    cpaper_document *document, const uint8_t *modules, int width, double left, double top,
    double size);

// The name of the font that the document's texts are set in; it lives until it is closed.
const char *cpaper_font_name(cpaper_document *document);

// The version of a library, by its name: "Pango", "Cairo", "qrencode"; NULL for another name.
const char *cpaper_version(const char *library);
// Whether the system has a font of this family.
int cpaper_has_family(const char *family);

#endif
