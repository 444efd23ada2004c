// What the files of the shim share: one call, from its input to its result.

#ifndef CGLPK_CALL_H
#define CGLPK_CALL_H

#include <glpk.h>
#include <setjmp.h>

#include "cglpk.h"

typedef struct call call;

// Everything one call knows. It lives in a frame below the setjmp, so that what is written here
// before a jump is still there after it.
struct call {
  const cglpk_program *program;
  const cglpk_limits *limits;
  const cglpk_search *search;
  const cglpk_basis *start;
  const cglpk_relaxation *relaxation;
  double *values;
  cglpk_result *result;
  double deadline;  // on the monotonic clock, in seconds; INFINITY for none

  // The terms by column, from 1, duplicates merged: allocated here, not by GLPK.
  int32_t *column_starts;
  int *column_rows;
  double *column_coefficients;
  size_t own_bytes;

  // Of the attempt under way.
  int attempt;  // 0, then 1 after numerical trouble
  int has_doubts;   // the first attempt found no solution, and no proof that there is none
  int needs_whole;  // the first attempt took for whole what was not
  jmp_buf escape;
  glp_prob *problem;
  int is_presolved;  // the columns of the search are not the program's
  int instabilities;  // that GLPK has complained of since the last step
  int has_incumbent;
  int incumbent_is_saved;  // in `values`: GLPK may be left at any moment
  double incumbent;
};

// Returns 0 and describes the fault in the result if GLPK must not see the program.
int call_is_valid(call *c);
// Sorts the terms by column and adds up duplicates. Returns 0 and says why if it cannot.
int call_sort_terms(call *c);
// Frees what call_sort_terms allocated.
void call_free_terms(call *c);
// Makes c->problem out of the program; integer kinds only if asked for.
void call_build(call *c, int with_integers);

// Of a search that has ended: makes the integer values whole and the others fit them, or fails.
void call_settle(call *c);
// Of a search that was left by a jump: whether its saved values hold.
int call_values_hold(const call *c);

// Runs `work` on a checked program, a second time if GLPK fails at the first.
void call_run(call *c, void (*work)(call *));
// Runs `work` where GLPK can neither abort nor print, then frees all that GLPK holds.
void call_guard(call *c, void (*work)(call *));
// Why the call must stop now, if it must.
cglpk_stop call_stop(const call *c);
// The milliseconds left until the deadline, as GLPK takes them.
int call_milliseconds(const call *c);

// Makes the rows' own variables basic and returns the method that suits that basis.
int call_start_from_slack(call *c);
// Returns the method that suits the basis of c->problem, or 0 if the basis is singular. The primal
// method goes on where the rows hold, as after adding columns; the dual one where the prices do, as
// after adding rows or moving bounds.
int call_method_from_basis(call *c);
// Runs the simplex method on c->problem and fills outcome, stop and objective.
void call_simplex(call *c, int method);
// Of a simplex method that found no solution: whether the rows it names cannot hold together.
int call_is_surely_infeasible(call *c);
// Scales c->problem: otherwise than before if this is the second attempt.
void call_scale(call *c);

// Ends the call in words.
void call_fail(call *c, cglpk_outcome outcome, const char *format, ...)
  __attribute__((format(printf, 3, 4)));

#endif
