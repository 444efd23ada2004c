// A linear relaxation, from a basis if there is one.

#include <math.h>
#include <string.h>

#include "call.h"

static const int status_of[] = {GLP_BS, GLP_NL, GLP_NU, GLP_NF, GLP_NS};

static uint8_t status_from(int status) {
  switch (status) {
    case GLP_BS:
      return CGLPK_BASIC;
    case GLP_NU:
      return CGLPK_AT_UPPER;
    case GLP_NF:
      return CGLPK_FREE;
    case GLP_NS:
      return CGLPK_FIXED;
    default:
      return CGLPK_AT_LOWER;
  }
}

// GLPK turns a status that the bounds do not allow into one that they do.
static int given_status(const uint8_t *statuses, int32_t count, int32_t at, int otherwise) {
  return at < count && statuses[at] <= CGLPK_FIXED ? status_of[statuses[at]] : otherwise;
}

// Marks rows, then columns, so that as many variables are basic as there are rows.
static void mend_count(glp_prob *problem, int missing) {
  for (int i = glp_get_num_rows(problem); i > 0 && missing != 0; i--) {
    int is_basic = glp_get_row_stat(problem, i) == GLP_BS;
    if (missing > 0 && !is_basic) {
      glp_set_row_stat(problem, i, GLP_BS);
      missing--;
    } else if (missing < 0 && is_basic) {
      glp_set_row_stat(problem, i, GLP_NL);
      missing++;
    }
  }
  for (int j = glp_get_num_cols(problem); j > 0 && missing < 0; j--) {
    if (glp_get_col_stat(problem, j) == GLP_BS) {
      glp_set_col_stat(problem, j, GLP_NL);
      missing++;
    }
  }
}

static void set_basis(call *c) {
  const cglpk_basis *start = c->start;
  glp_prob *problem = c->problem;
  int rows = glp_get_num_rows(problem), columns = glp_get_num_cols(problem), missing = rows;
  for (int i = 0; i < rows; i++) {
    int status = given_status(start->row_statuses, start->rows, i, GLP_BS);
    glp_set_row_stat(problem, i + 1, status);
    missing -= status == GLP_BS;
  }
  for (int j = 0; j < columns; j++) {
    int status = given_status(start->column_statuses, start->columns, j, GLP_NL);
    glp_set_col_stat(problem, j + 1, status);
    missing -= status == GLP_BS;
  }
  if (missing != 0) {
    mend_count(problem, missing);
  }
}

static void copy_out(call *c) {
  const cglpk_relaxation *out = c->relaxation;
  glp_prob *problem = c->problem;
  for (int32_t j = 0; j < c->program->columns; j++) {
    out->values[j] = glp_get_col_prim(problem, j + 1);
    out->reduced_costs[j] = glp_get_col_dual(problem, j + 1);
    out->column_statuses[j] = status_from(glp_get_col_stat(problem, j + 1));
  }
  for (int32_t i = 0; i < c->program->rows; i++) {
    out->duals[i] = glp_get_row_dual(problem, i + 1);
    out->row_statuses[i] = status_from(glp_get_row_stat(problem, i + 1));
  }
}

static void relax(call *c) {
  call_build(c, 0);
  call_scale(c);
  int method = 0;
  if (c->start && c->attempt == 0) {
    set_basis(c);
    method = call_method_from_basis(c);
  }
  call_simplex(c, method ? method : call_start_from_slack(c));
  if (c->result->outcome == CGLPK_OPTIMAL) {
    copy_out(c);
  }
}

void cglpk_relax(
  const cglpk_program *program, const cglpk_limits *limits, const cglpk_basis *start,
  const cglpk_relaxation *relaxation, cglpk_result *result) {
  call c = {
    .program = program, .limits = limits, .start = start, .relaxation = relaxation,
    .result = result,
  };
  call_run(&c, relax);
}
