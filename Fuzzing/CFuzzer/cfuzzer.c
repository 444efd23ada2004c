#include "cfuzzer.h"

int LLVMFuzzerRunDriver(
  int *count, char ***arguments, int (*body)(const uint8_t *bytes, size_t size));

// libFuzzer hands its callback no context.
static void (*the_body)(void *, const uint8_t *, size_t);
static void *the_context;

static int one_input(const uint8_t *bytes, size_t size) {
  the_body(the_context, bytes, size);
  return 0;
}

int cfuzzer_run(
  int count, char **arguments, void (*body)(void *, const uint8_t *, size_t), void *context) {
  the_body = body;
  the_context = context;
  return LLVMFuzzerRunDriver(&count, &arguments, one_input);
}
