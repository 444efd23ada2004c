#include "cpaper.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <pango/pangocairo.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

struct cpaper_document {
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoFontMap *fonts;
  PangoContext *context;
  char *families;
  char *font_name;
  uint8_t *bytes;
  size_t length;
  size_t capacity;
};

struct cpaper_text {
  PangoLayout *layout;
};

static cairo_status_t append(void *closure, const unsigned char *bytes, unsigned int length) {
  cpaper_document *document = closure;
  if (document->length + length > document->capacity) {
    size_t capacity = document->capacity ? document->capacity * 2 : 1 << 16;
    while (capacity < document->length + length) capacity *= 2;
    uint8_t *larger = realloc(document->bytes, capacity);
    if (!larger) return CAIRO_STATUS_WRITE_ERROR;
    document->bytes = larger;
    document->capacity = capacity;
  }
  memcpy(document->bytes + document->length, bytes, length);
  document->length += length;
  return CAIRO_STATUS_SUCCESS;
}

cpaper_document *cpaper_open(const cpaper_properties *properties) {
  cpaper_document *document = calloc(1, sizeof *document);
  if (!document) return NULL;
  document->families = strdup(properties->families);
  document->surface = cairo_pdf_surface_create_for_stream(
      append, document, properties->width, properties->height);
  cairo_surface_t *surface = document->surface;
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, properties->title);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, properties->author);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, properties->created);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, properties->created);
  document->cairo = cairo_create(surface);

  // Of the thread's own, so that fonts are looked for once and not for each document; whoever
  // begins a document ends it on the same thread.
  document->fonts = g_object_ref(pango_cairo_font_map_get_default());
  document->context = pango_font_map_create_context(document->fonts);
  pango_context_set_language(
      document->context, pango_language_from_string(properties->language));
  pango_context_set_base_dir(document->context, PANGO_DIRECTION_LTR);
  // Paper has no pixels: without these, letters stand where a screen of 72 dpi would put them.
  pango_cairo_context_set_resolution(document->context, 72);
  pango_context_set_round_glyph_positions(document->context, FALSE);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options(document->context, options);
  cairo_font_options_destroy(options);
  return document;
}

void cpaper_close(cpaper_document *document) {
  if (document->context) g_object_unref(document->context);
  if (document->fonts) g_object_unref(document->fonts);
  if (document->cairo) cairo_destroy(document->cairo);
  if (document->surface) {
    cairo_surface_finish(document->surface);
    cairo_surface_destroy(document->surface);
  }
  g_free(document->font_name);
  free(document->families);
  free(document->bytes);
  free(document);
}

const uint8_t *cpaper_finish(cpaper_document *document, size_t *length, const char **reason) {
  cairo_status_t status = cairo_status(document->cairo);
  cairo_surface_finish(document->surface);
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(document->surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    *reason = cairo_status_to_string(status);
    return NULL;
  }
  *length = document->length;
  return document->bytes;
}

void cpaper_end_page(cpaper_document *document) { cairo_show_page(document->cairo); }

static PangoFontDescription *font_description(
    const cpaper_document *document, double size, int is_bold, int is_italic) {
  PangoFontDescription *font = pango_font_description_new();
  pango_font_description_set_family(font, document->families);
  // Sizes in points of the page; a plain size would be scaled to the pixels of a screen.
  pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
  pango_font_description_set_weight(font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(font, is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return font;
}

static void insert(PangoAttrList *list, PangoAttribute *attribute, const cpaper_run *run) {
  attribute->start_index = (guint)run->begin;
  attribute->end_index = (guint)run->end;
  pango_attr_list_insert(list, attribute);
}

cpaper_text *cpaper_lay(
    cpaper_document *document, const char *bytes, size_t length, const cpaper_run *runs,
    size_t run_count, const cpaper_shape *shape) {
  cpaper_text *text = calloc(1, sizeof *text);
  if (!text) return NULL;
  text->layout = pango_layout_new(document->context);
  PangoLayout *layout = text->layout;
  pango_layout_set_text(layout, bytes, (int)length);
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width(layout, shape->width < 0 ? -1 : (int)(shape->width * PANGO_SCALE));
  pango_layout_set_indent(layout, (int)(shape->indent * PANGO_SCALE));
  pango_layout_set_line_spacing(layout, (float)shape->line_spacing);
  pango_layout_set_justify(layout, shape->is_justified);
  static const PangoAlignment alignments[] = {
      PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT};
  pango_layout_set_alignment(layout, alignments[shape->alignment]);

  PangoAttrList *list = pango_attr_list_new();
  // A glyph of another font would be ugly and depend on the machine; a missing one is reported.
  pango_attr_list_insert(list, pango_attr_fallback_new(FALSE));
  for (size_t index = 0; index < run_count; index++) {
    const cpaper_run *run = &runs[index];
    PangoFontDescription *font =
        font_description(document, run->size, run->is_bold, run->is_italic);
    insert(list, pango_attr_font_desc_new(font), run);
    pango_font_description_free(font);
    if (run->is_underlined) insert(list, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), run);
    if (run->grey > 0) {
      guint16 level = (guint16)(run->grey * 65535);
      insert(list, pango_attr_foreground_new(level, level, level), run);
    }
  }
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
  // An empty text is as high as its first run says.
  if (run_count > 0) {
    PangoFontDescription *font =
        font_description(document, runs[0].size, runs[0].is_bold, runs[0].is_italic);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
  }
  return text;
}

void cpaper_forget(cpaper_text *text) {
  g_object_unref(text->layout);
  free(text);
}

uint32_t cpaper_missing_character(const cpaper_text *text) {
  if (pango_layout_get_unknown_glyphs_count(text->layout) == 0) return 0;
  for (GSList *lines = pango_layout_get_lines_readonly(text->layout); lines; lines = lines->next) {
    PangoLayoutLine *line = lines->data;
    for (GSList *runs = line->runs; runs; runs = runs->next) {
      PangoLayoutRun *run = runs->data;
      for (int index = 0; index < run->glyphs->num_glyphs; index++) {
        PangoGlyph glyph = run->glyphs->glyphs[index].glyph;
        if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) return glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
      }
    }
  }
  return 0xFFFD;
}

int cpaper_line_count(const cpaper_text *text) {
  return pango_layout_get_line_count(text->layout);
}

// Puts an iterator at a line.
static PangoLayoutIter *iterator_at(const cpaper_text *text, int line) {
  PangoLayoutIter *iterator = pango_layout_get_iter(text->layout);
  for (int index = 0; index < line && pango_layout_iter_next_line(iterator);) index++;
  return iterator;
}

void cpaper_line_extent(const cpaper_text *text, int line, double *top, double *bottom) {
  PangoLayoutIter *iterator = iterator_at(text, line);
  int from, to;
  pango_layout_iter_get_line_yrange(iterator, &from, &to);
  *top = (double)from / PANGO_SCALE;
  // Up to the next line, since Pango counts what lies between two lines to neither of them.
  if (pango_layout_iter_next_line(iterator)) {
    int next;
    pango_layout_iter_get_line_yrange(iterator, &to, &next);
  }
  *bottom = (double)to / PANGO_SCALE;
  pango_layout_iter_free(iterator);
}

double cpaper_text_width(const cpaper_text *text) {
  PangoRectangle logical;
  pango_layout_get_extents(text->layout, NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}

void cpaper_draw_text(
    cpaper_document *document, const cpaper_text *text, int first, int count, double left,
    double top) {
  PangoLayoutIter *iterator = iterator_at(text, first);
  int start = 0;
  for (int index = 0; index < count; index++) {
    int from, to;
    PangoRectangle logical;
    pango_layout_iter_get_line_yrange(iterator, &from, &to);
    if (index == 0) start = from;
    pango_layout_iter_get_line_extents(iterator, NULL, &logical);
    int baseline = pango_layout_iter_get_baseline(iterator);
    cairo_set_source_rgb(document->cairo, 0, 0, 0);
    cairo_move_to(
        document->cairo, left + (double)logical.x / PANGO_SCALE,
        top + (double)(baseline - start) / PANGO_SCALE);
    pango_cairo_show_layout_line(
        document->cairo, pango_layout_iter_get_line_readonly(iterator));
    if (!pango_layout_iter_next_line(iterator)) break;
  }
  pango_layout_iter_free(iterator);
}

void cpaper_draw_line(
    cpaper_document *document, double x1, double y1, double x2, double y2, double thickness,
    double dash, double grey) {
  cairo_t *cairo = document->cairo;
  cairo_set_source_rgb(cairo, grey, grey, grey);
  cairo_set_line_width(cairo, thickness);
  cairo_set_dash(cairo, &dash, dash > 0 ? 1 : 0, 0);
  cairo_move_to(cairo, x1, y1);
  cairo_line_to(cairo, x2, y2);
  cairo_stroke(cairo);
}

void cpaper_draw_box(
    cpaper_document *document, double left, double top, double width, double height,
    double thickness, double fill) {
  cairo_t *cairo = document->cairo;
  if (fill >= 0) {
    cairo_set_source_rgb(cairo, fill, fill, fill);
    cairo_rectangle(cairo, left, top, width, height);
    cairo_fill(cairo);
  }
  if (thickness > 0) {
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_set_line_width(cairo, thickness);
    cairo_set_dash(cairo, NULL, 0, 0);
    cairo_rectangle(cairo, left, top, width, height);
    cairo_stroke(cairo);
  }
}

int cpaper_qr_modules(const char *text, uint8_t *modules, size_t capacity) {
  // In capitals, digits and a few marks, libqrencode takes the compact alphanumeric mode by itself.
  QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  if (!code) return 0;
  int width = code->width;
  size_t count = (size_t)width * (size_t)width;
  if (count > capacity) width = 0;
  for (size_t index = 0; width && index < count; index++) modules[index] = code->data[index] & 1;
  QRcode_free(code);
  return width;
}

void cpaper_draw_modules(
    cpaper_document *document, const uint8_t *modules, int width, double left, double top,
    double size) {
  cairo_t *cairo = document->cairo;
  double module = size / width;
  cairo_set_source_rgb(cairo, 0, 0, 0);
  for (int row = 0; row < width; row++) {
    for (int column = 0; column < width;) {
      int end = column;
      while (end < width && modules[row * width + end]) end++;
      if (end > column) {
        cairo_rectangle(
            cairo, left + column * module, top + row * module, (end - column) * module, module);
      }
      column = end > column ? end : column + 1;
    }
  }
  // All at once, so that no hairlines show between the squares.
  cairo_fill(cairo);
}

const char *cpaper_font_name(cpaper_document *document) {
  if (!document->font_name) {
    PangoFontDescription *asked = font_description(document, 12, 0, 0);
    PangoFont *font = pango_context_load_font(document->context, asked);
    if (font) {
      PangoFontDescription *found = pango_font_describe(font);
      document->font_name = g_strdup(pango_font_description_get_family(found));
      pango_font_description_free(found);
      g_object_unref(font);
    }
    pango_font_description_free(asked);
  }
  return document->font_name ? document->font_name : "";
}
