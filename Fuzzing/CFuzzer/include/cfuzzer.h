#ifndef CFUZZER_H
#define CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with its own arguments: body is called with each input and with context. Returns
/// the exit status. Called once.
int cfuzzer_run(
  int count, char **arguments, void (*body)(void *context, const uint8_t *bytes, size_t size),
  void *context);

#endif
