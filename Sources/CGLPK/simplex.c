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

static int run_simplex(call *c, int method, int presolve) {
  glp_smcp control;
  glp_init_smcp(&control);
  control.meth = method;
  control.presolve = presolve ? GLP_ON : GLP_OFF;
  // Its talk is where it is stopped: once in so many milliseconds, and not before.
  control.msg_lev = GLP_MSG_ON;
  control.out_frq = 20;
  control.out_dly = 20;
  control.tm_lim = call_milliseconds(c);
  int code = glp_simplex(c->problem, &control);
  c->result->iterations = glp_get_it_cnt(c->problem);
  return code;
}

void call_simplex(call *c, int method, int presolve) {
  cglpk_result *result = c->result;
  glp_prob *problem = c->problem;
  int code = run_simplex(c, method, presolve);
  int undecided = code == 0 && glp_get_status(problem) != GLP_OPT
    && glp_get_prim_stat(problem) != GLP_NOFEAS && glp_get_status(problem) != GLP_UNBND;
  if (code == GLP_ENODFS || undecided) {
    // Without dual solution a program is unbounded or infeasible; the primal method tells which.
    code = run_simplex(c, GLP_PRIMAL, 0);
  }
  switch (code) {
    case 0:
      break;
    case GLP_ENOPFS:
      result->outcome = CGLPK_INFEASIBLE;
      return;
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
      result->outcome = CGLPK_OPTIMAL;
      result->objective = glp_get_obj_val(problem);
      if (!isfinite(result->objective)) {
        call_fail(c, CGLPK_FAILURE, "the objective overflows");
      }
      return;
    case GLP_NOFEAS:
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
