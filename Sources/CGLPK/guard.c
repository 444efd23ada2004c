// Keeps GLPK from aborting, printing and hanging.
//
// GLPK reports misuse, failed assertions and lack of memory by calling a hook and then abort().
// The hook jumps out instead, back to call_guard. The jump crosses only C frames: GLPK's, and those
// of this shim. After it GLPK's environment is dead, and glp_free_env, which frees every problem in
// it, is the one call still allowed.

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "call.h"

// GLPK keeps its environment per thread only if it was configured so; otherwise one call at a time.
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static void on_error(void *info) {
  call *c = info;
  c->result->outcome = CGLPK_FAILURE;
  longjmp(c->escape, 1);
}

// The simplex method starts afresh whenever its numbers have drifted; some programs never let it end.
static const int most_instabilities = 200;

// GLPK says here what it does; its last words before an error are kept, nothing is printed. The
// simplex method looks nowhere else, so this is also where a long one is stopped.
static int on_text(void *info, const char *text) {
  call *c = info;
  if (glp_at_error()) {
    char *message = c->result->message;
    size_t length = strlen(message);
    snprintf(message + length, sizeof c->result->message - length, "%s", text);
    for (char *at = message + length; *at; at++) {
      if (*at == '\n') {
        *at = ' ';
      }
    }
    return 1;
  }
  if (strstr(text, "instability") && ++c->instabilities > most_instabilities) {
    call_fail(c, CGLPK_FAILURE, "the program is numerically unstable");
    longjmp(c->escape, 1);
  }
  cglpk_stop stop = call_stop(c);
  if (stop != CGLPK_NOT_STOPPED && (!c->has_incumbent || c->incumbent_is_saved)) {
    c->result->stop = stop;
    c->result->outcome = c->has_incumbent && call_values_hold(c) ? CGLPK_FEASIBLE
                                                                 : CGLPK_NOTHING_FOUND;
    longjmp(c->escape, 1);
  }
  return 1;
}

static void trim(char *message) {
  size_t length = strlen(message);
  while (length > 0 && message[length - 1] == ' ') {
    message[--length] = 0;
  }
}

static void run(call *c, void (*work)(call *)) {
  if (setjmp(c->escape) == 0) {
    if (glp_init_env() > 1) {
      call_fail(c, CGLPK_FAILURE, "GLPK cannot start: no memory");
      return;
    }
    glp_error_hook(on_error, c);
    glp_term_hook(on_text, c);
    int32_t megabytes = c->limits->megabytes;
    if (megabytes > 0) {
      int64_t left = megabytes - (int64_t)(c->own_bytes >> 20);
      glp_mem_limit(left < 1 ? 1 : (int)left);
    } else {
      glp_mem_limit(INT32_MAX);
    }
    work(c);
    if (c->problem) {
      glp_delete_prob(c->problem);
    }
  }
  trim(c->result->message);
}

void call_guard(call *c, void (*work)(call *)) {
  int shared = glp_config("TLS") == NULL;
  if (shared) {
    pthread_mutex_lock(&one_at_a_time);
  }
  run(c, work);
  glp_free_env();
  if (shared) {
    pthread_mutex_unlock(&one_at_a_time);
  }
}

static void provoke(call *c) {
  c->problem = glp_create_prob();
  glp_set_col_bnds(c->problem, 1, GLP_FX, 0, 0);
}

void cglpk_provoke(cglpk_result *result) {
  cglpk_limits limits = {.nodes = -1};
  call c = {.limits = &limits, .result = result, .deadline = INFINITY};
  memset(result, 0, sizeof *result);
  call_guard(&c, provoke);
}
