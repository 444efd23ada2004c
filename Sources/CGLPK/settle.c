// Whole numbers, exactly.
//
// GLPK takes a value near a whole number for whole, rounds it, and leaves the others as they were.
// A row that multiplies the rounding by a large coefficient may then be broken, and a row that
// allows much because of a little (x <= 1000000 z) may have allowed it for nothing.

#include <math.h>
#include <stdlib.h>

#include "call.h"

static const double tolerance = 1e-6;

static int lies_between(double value, double lower, double upper) {
  return value >= lower - tolerance * fmax(1, fabs(lower))
    && value <= upper + tolerance * fmax(1, fabs(upper));
}

int call_values_hold(const call *c) {
  const cglpk_program *p = c->program;
  double *sums = calloc((size_t)p->rows + 1, sizeof *sums);
  int hold = sums != NULL;
  for (int32_t j = 0; hold && j < p->columns; j++) {
    hold = lies_between(c->values[j], p->lower[j], p->upper[j]);
    for (int32_t k = c->column_starts[j] + 1; k <= c->column_starts[j + 1]; k++) {
      sums[c->column_rows[k] - 1] += c->column_coefficients[k] * c->values[j];
    }
  }
  for (int32_t i = 0; hold && i < p->rows; i++) {
    hold = lies_between(sums[i], p->row_lower[i], p->row_upper[i]);
  }
  free(sums);
  return hold;
}

// The best the other variables can do once the whole ones stay where they are.
static void solve_around_whole(call *c) {
  for (int32_t j = 0; j < c->program->columns; j++) {
    if (c->program->is_integer[j]) {
      glp_set_col_bnds(c->problem, j + 1, GLP_FX, c->values[j], c->values[j]);
    }
  }
  call_simplex(c, call_start_from_slack(c));
}

void call_settle(call *c) {
  cglpk_result found = *c->result;
  for (int32_t j = 0; j < c->program->columns; j++) {
    if (c->program->is_integer[j]) {
      c->values[j] = round(c->values[j]);
    }
  }
  if (call_values_hold(c)) {
    return;
  }
  solve_around_whole(c);
  if (c->result->outcome == CGLPK_NOTHING_FOUND) {
    c->result->bound = found.bound;
    return;
  }
  double objective = c->result->objective;
  if (c->result->outcome != CGLPK_OPTIMAL
      || fabs(objective - found.objective) > tolerance * fmax(1, fabs(objective))) {
    c->needs_whole = 1;
    call_fail(c, CGLPK_FAILURE, "the solution does not survive rounding to whole numbers");
    return;
  }
  for (int32_t j = 0; j < c->program->columns; j++) {
    c->values[j] = glp_get_col_prim(c->problem, j + 1);
  }
  *c->result = found;
  c->result->objective = objective;
}
