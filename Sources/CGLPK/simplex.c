// The simplex method: where it starts, which variant runs, what its answer means.

#include <math.h>

#include "call.h"

void call_scale(call *c) {
  if (c->attempt == 0) {
    glp_scale_prob(c->problem, GLP_SF_AUTO);
  } else {
    glp_scale_prob(c->problem, GLP_SF_GM | GLP_SF_EQ | GLP_SF_2N);
  }
}

int call_start_from_slack(call *c) {
  glp_prob *problem = c->problem;
  glp_std_basis(problem);
  if (c->attempt > 0) {
    return GLP_PRIMAL;
  }
  // At the bound where its cost is best, no variable wants to enter: the basis is dual feasible.
  for (int j = glp_get_num_cols(problem); j > 0; j--) {
    double cost = glp_get_obj_coef(problem, j);
    if (cost != 0 && glp_get_col_type(problem, j) == GLP_DB) {
      glp_set_col_stat(problem, j, cost > 0 ? GLP_NL : GLP_NU);
    }
  }
  return call_method_from_basis(c);
}

int call_method_from_basis(call *c) {
  glp_prob *problem = c->problem;
  if (glp_warm_up(problem) != 0) {
    return 0;
  }
  int rows_hold = glp_get_prim_stat(problem) == GLP_FEAS;
  int prices_hold = glp_get_dual_stat(problem) == GLP_FEAS;
  return rows_hold && !prices_hold ? GLP_PRIMAL : GLP_DUALP;
}

static int run_simplex(call *c, int method) {
  glp_smcp control;
  glp_init_smcp(&control);
  control.meth = method;
  if (method == GLP_DUALP) {
    control.r_test = GLP_RT_FLIP;
  }
  // Its talk is where it is stopped: once in so many milliseconds, and not before.
  control.msg_lev = GLP_MSG_ON;
  control.out_frq = 20;
  control.out_dly = 20;
  control.tm_lim = call_milliseconds(c);
  // Far more than any program has needed, but an end: with nearly dependent rows GLPK may go round.
  double steps = 10000 + 100.0 * (c->program->rows + (double)c->program->columns);
  control.it_lim = steps < INT32_MAX ? (int)steps : INT32_MAX;
  c->instabilities = 0;
  int code = glp_simplex(c->problem, &control);
  c->result->iterations = glp_get_it_cnt(c->problem);
  return code;
}

// The larger of the errors, relative to the numbers they occur in, of what an optimum must fulfil:
// rows hold, bounds hold, prices fit, prices have the right sign.
static double optimum_error(glp_prob *problem) {
  static const int conditions[] = {GLP_KKT_PE, GLP_KKT_PB, GLP_KKT_DE, GLP_KKT_DB};
  double worst = 0;
  for (int k = 0; k < 4; k++) {
    double absolute, relative;
    int absolute_at, relative_at;
    glp_check_kkt(problem, GLP_SOL, conditions[k], &absolute, &absolute_at, &relative,
                  &relative_at);
    worst = fmax(worst, relative);
  }
  return worst;
}

static void read_optimum(call *c) {
  c->result->outcome = CGLPK_OPTIMAL;
  c->result->objective = glp_get_obj_val(c->problem);
  if (!isfinite(c->result->objective)) {
    call_fail(c, CGLPK_FAILURE, "the objective overflows");
  } else if (!(optimum_error(c->problem) < (c->attempt == 0 ? 1e-5 : 1e-3))) {
    call_fail(c, CGLPK_FAILURE, "the simplex method ended with an inexact optimum");
  }
}

void call_simplex(call *c, int method) {
  cglpk_result *result = c->result;
  glp_prob *problem = c->problem;
  int code = run_simplex(c, method);
  int undecided = code == 0 && glp_get_status(problem) != GLP_OPT
    && glp_get_prim_stat(problem) != GLP_NOFEAS && glp_get_status(problem) != GLP_UNBND;
  if (undecided) {
    // Without dual solution a program is unbounded or infeasible; the primal method tells which.
    code = run_simplex(c, GLP_PRIMAL);
  }
  switch (code) {
    case 0:
      break;
    case GLP_ETMLIM:
      result->outcome = CGLPK_NOTHING_FOUND;
      result->stop = CGLPK_STOPPED_BY_TIME;
      return;
    default:
      call_fail(c, CGLPK_FAILURE, "the simplex method failed: GLPK code %d", code);
      return;
  }
  switch (glp_get_status(problem)) {
    case GLP_OPT:
      read_optimum(c);
      return;
    case GLP_NOFEAS:
      if (c->has_doubts || !call_is_surely_infeasible(c)) {
        c->has_doubts = 1;
        call_fail(c, CGLPK_FAILURE, "the simplex method found no solution, but no proof either");
        return;
      }
      result->outcome = CGLPK_INFEASIBLE;
      return;
    case GLP_UNBND:
      result->outcome = CGLPK_UNBOUNDED;
      return;
    default:
      call_fail(c, CGLPK_FAILURE, "the simplex method ended with GLPK status %d",
                glp_get_status(problem));
  }
}
