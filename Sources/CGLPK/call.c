// One call from beginning to end: check, sort, at most two attempts, clean up.

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "call.h"

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

cglpk_stop call_stop(const call *c) {
  if (c->limits->is_cancelled && c->limits->is_cancelled(c->limits->cancellation)) {
    return CGLPK_STOPPED_BY_CANCELLATION;
  }
  if (c->deadline != INFINITY && now() >= c->deadline) {
    return CGLPK_STOPPED_BY_TIME;
  }
  return CGLPK_NOT_STOPPED;
}

int call_milliseconds(const call *c) {
  if (c->deadline == INFINITY) {
    return INT32_MAX;
  }
  double left = ceil((c->deadline - now()) * 1000);
  return left <= 0 ? 0 : left >= INT32_MAX ? INT32_MAX : (int)left;
}

void call_fail(call *c, cglpk_outcome outcome, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(c->result->message, sizeof c->result->message, format, arguments);
  va_end(arguments);
  c->result->outcome = outcome;
}

static void begin_attempt(call *c, int attempt) {
  c->attempt = attempt;
  c->problem = NULL;
  c->has_incumbent = 0;
  c->incumbent_is_saved = 0;
  *c->result = (cglpk_result){.bound = -INFINITY};
}

// Numerical trouble deserves a second attempt from elsewhere; a full memory does not.
static int deserves_retry(const call *c) {
  return c->result->outcome == CGLPK_FAILURE && !strstr(c->result->message, "memory")
    && call_stop(c) == CGLPK_NOT_STOPPED;
}

void call_run(call *c, void (*work)(call *)) {
  begin_attempt(c, 0);
  c->deadline = now() + c->limits->seconds;
  if (call_is_valid(c) && call_sort_terms(c)) {
    c->result->stop = call_stop(c);
    if (c->result->stop != CGLPK_NOT_STOPPED) {
      c->result->outcome = CGLPK_NOTHING_FOUND;
    } else {
      for (int attempt = 0; attempt == 0 || (attempt == 1 && deserves_retry(c)); attempt++) {
        begin_attempt(c, attempt);
        call_guard(c, work);
      }
    }
  }
  call_free_terms(c);
}
