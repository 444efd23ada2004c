NAME B_n_ng__i_hi_n_m_u FREE
ROWS
 N cost
 G run[office,room,08:00]
 G run[office,room,08:10]
 G run[office,room,08:20]
 L used[office,room,08:00,an+1]
 L used[office,room,08:10,an+1]
 L used[office,room,08:20,an+1]
 E one-slot[office,an+1]
 L used[office,room,08:00,chi]
 L used[office,room,08:10,chi]
 L used[office,room,08:20,chi]
 E one-slot[office,chi]
 G run[school,room,08:00]
 G run[school,room,08:10]
 G run[school,room,08:20]
 L used[school,room,08:00,dung]
 L used[school,room,08:10,dung]
 L used[school,room,08:20,dung]
 E one-slot[school,dung]
 E invited[room,08:00]
 E invited[room,08:10]
 E invited[room,08:20]
 L stage-capacity[room,desk,08:04]
 L stage-capacity[room,desk,08:14]
 L stage-capacity[room,desk,08:24]
 L crowd-limit[room,all,08:19]
 L crowd-limit[room,all,08:29]
 L blood-ceiling[room]
 L peak[room,08:09]
 L peak[room,08:14]
 L peak[room,08:19]
 L peak[room,08:24]
 L peak[room,08:29]
COLUMNS
 marker 'MARKER' 'INTORG'
 y[office,room,08:00] cost 3
 y[office,room,08:00] run[office,room,08:00] -1
 y[office,room,08:00] run[office,room,08:10] 1
 y[office,room,08:00] used[office,room,08:00,an+1] -2
 y[office,room,08:00] used[office,room,08:00,chi] -1
 y[office,room,08:10] cost 3
 y[office,room,08:10] run[office,room,08:10] -1
 y[office,room,08:10] run[office,room,08:20] 1
 y[office,room,08:10] used[office,room,08:10,an+1] -2
 y[office,room,08:10] used[office,room,08:10,chi] -1
 y[office,room,08:20] cost 3
 y[office,room,08:20] run[office,room,08:20] -1
 y[office,room,08:20] used[office,room,08:20,an+1] -2
 y[office,room,08:20] used[office,room,08:20,chi] -1
 marker 'MARKER' 'INTEND'
 z[office,room,08:00] cost 2
 z[office,room,08:00] run[office,room,08:00] 1
 z[office,room,08:10] cost 2
 z[office,room,08:10] run[office,room,08:10] 1
 z[office,room,08:20] cost 2
 z[office,room,08:20] run[office,room,08:20] 1
 marker 'MARKER' 'INTORG'
 x[office,room,08:00,an+1] used[office,room,08:00,an+1] 1
 x[office,room,08:00,an+1] one-slot[office,an+1] 1
 x[office,room,08:00,an+1] invited[room,08:00] -1
 x[office,room,08:10,an+1] cost 1
 x[office,room,08:10,an+1] used[office,room,08:10,an+1] 1
 x[office,room,08:10,an+1] one-slot[office,an+1] 1
 x[office,room,08:10,an+1] invited[room,08:10] -1
 x[office,room,08:20,an+1] cost 2
 x[office,room,08:20,an+1] used[office,room,08:20,an+1] 1
 x[office,room,08:20,an+1] one-slot[office,an+1] 1
 x[office,room,08:20,an+1] invited[room,08:20] -1
 w[office,an+1] cost 1000
 w[office,an+1] one-slot[office,an+1] 1
 x[office,room,08:00,chi] used[office,room,08:00,chi] 1
 x[office,room,08:00,chi] one-slot[office,chi] 1
 x[office,room,08:00,chi] invited[room,08:00] -1
 x[office,room,08:10,chi] used[office,room,08:10,chi] 1
 x[office,room,08:10,chi] one-slot[office,chi] 1
 x[office,room,08:10,chi] invited[room,08:10] -1
 x[office,room,08:20,chi] used[office,room,08:20,chi] 1
 x[office,room,08:20,chi] one-slot[office,chi] 1
 x[office,room,08:20,chi] invited[room,08:20] -1
 w[office,chi] cost 1000
 w[office,chi] one-slot[office,chi] 1
 y[school,room,08:00] cost 3
 y[school,room,08:00] run[school,room,08:00] -1
 y[school,room,08:00] run[school,room,08:10] 1
 y[school,room,08:00] used[school,room,08:00,dung] -1
 y[school,room,08:10] cost 3
 y[school,room,08:10] run[school,room,08:10] -1
 y[school,room,08:10] run[school,room,08:20] 1
 y[school,room,08:10] used[school,room,08:10,dung] -1
 y[school,room,08:20] cost 3
 y[school,room,08:20] run[school,room,08:20] -1
 y[school,room,08:20] used[school,room,08:20,dung] -1
 marker 'MARKER' 'INTEND'
 z[school,room,08:00] cost 2
 z[school,room,08:00] run[school,room,08:00] 1
 z[school,room,08:10] cost 2
 z[school,room,08:10] run[school,room,08:10] 1
 z[school,room,08:20] cost 2
 z[school,room,08:20] run[school,room,08:20] 1
 marker 'MARKER' 'INTORG'
 x[school,room,08:00,dung] cost 1
 x[school,room,08:00,dung] used[school,room,08:00,dung] 1
 x[school,room,08:00,dung] one-slot[school,dung] 1
 x[school,room,08:00,dung] invited[room,08:00] -1
 x[school,room,08:10,dung] used[school,room,08:10,dung] 1
 x[school,room,08:10,dung] one-slot[school,dung] 1
 x[school,room,08:10,dung] invited[room,08:10] -1
 x[school,room,08:20,dung] cost 1
 x[school,room,08:20,dung] used[school,room,08:20,dung] 1
 x[school,room,08:20,dung] one-slot[school,dung] 1
 x[school,room,08:20,dung] invited[room,08:20] -1
 w[school,dung] cost 1000
 w[school,dung] one-slot[school,dung] 1
 N[room,08:00] invited[room,08:00] 1
 N[room,08:00] stage-capacity[room,desk,08:04] 0.4
 N[room,08:00] crowd-limit[room,all,08:19] 0.30000000000000004
 N[room,08:00] blood-ceiling[room] 0.6000000000000001
 N[room,08:00] peak[room,08:09] 0.7000000000000001
 N[room,08:00] peak[room,08:14] 0.6000000000000001
 N[room,08:00] peak[room,08:19] 0.30000000000000004
 N[room,08:10] invited[room,08:10] 1
 N[room,08:10] stage-capacity[room,desk,08:14] 0.4
 N[room,08:10] crowd-limit[room,all,08:19] 0.7000000000000001
 N[room,08:10] crowd-limit[room,all,08:29] 0.30000000000000004
 N[room,08:10] blood-ceiling[room] 0.6000000000000001
 N[room,08:10] peak[room,08:14] 0.4
 N[room,08:10] peak[room,08:19] 0.7000000000000001
 N[room,08:10] peak[room,08:24] 0.6000000000000001
 N[room,08:10] peak[room,08:29] 0.30000000000000004
 N[room,08:20] invited[room,08:20] 1
 N[room,08:20] stage-capacity[room,desk,08:24] 0.4
 N[room,08:20] crowd-limit[room,all,08:29] 0.7000000000000001
 N[room,08:20] blood-ceiling[room] 0.6000000000000001
 N[room,08:20] peak[room,08:24] 0.4
 N[room,08:20] peak[room,08:29] 0.7000000000000001
 marker 'MARKER' 'INTEND'
 P[room] cost 5
 P[room] peak[room,08:09] -1
 P[room] peak[room,08:14] -1
 P[room] peak[room,08:19] -1
 P[room] peak[room,08:24] -1
 P[room] peak[room,08:29] -1
RHS
 rhs one-slot[office,an+1] 2
 rhs one-slot[office,chi] 1
 rhs one-slot[school,dung] 1
 rhs stage-capacity[room,desk,08:04] 1
 rhs stage-capacity[room,desk,08:14] 1
 rhs stage-capacity[room,desk,08:24] 1
 rhs crowd-limit[room,all,08:19] 3
 rhs crowd-limit[room,all,08:29] 3
 rhs blood-ceiling[room] 3
BOUNDS
 LO bound y[office,room,08:00] 0
 UP bound y[office,room,08:00] 1
 LO bound y[office,room,08:10] 0
 UP bound y[office,room,08:10] 1
 LO bound y[office,room,08:20] 0
 UP bound y[office,room,08:20] 1
 LO bound z[office,room,08:00] 0
 UP bound z[office,room,08:00] 1
 LO bound z[office,room,08:10] 0
 UP bound z[office,room,08:10] 1
 LO bound z[office,room,08:20] 0
 UP bound z[office,room,08:20] 1
 LO bound x[office,room,08:00,an+1] 0
 UP bound x[office,room,08:00,an+1] 2
 LO bound x[office,room,08:10,an+1] 0
 UP bound x[office,room,08:10,an+1] 2
 LO bound x[office,room,08:20,an+1] 0
 UP bound x[office,room,08:20,an+1] 2
 LO bound w[office,an+1] 0
 UP bound w[office,an+1] 2
 LO bound x[office,room,08:00,chi] 0
 UP bound x[office,room,08:00,chi] 1
 LO bound x[office,room,08:10,chi] 0
 UP bound x[office,room,08:10,chi] 1
 LO bound x[office,room,08:20,chi] 0
 UP bound x[office,room,08:20,chi] 1
 LO bound w[office,chi] 0
 UP bound w[office,chi] 1
 LO bound y[school,room,08:00] 0
 UP bound y[school,room,08:00] 1
 LO bound y[school,room,08:10] 0
 UP bound y[school,room,08:10] 1
 LO bound y[school,room,08:20] 0
 UP bound y[school,room,08:20] 1
 LO bound z[school,room,08:00] 0
 UP bound z[school,room,08:00] 1
 LO bound z[school,room,08:10] 0
 UP bound z[school,room,08:10] 1
 LO bound z[school,room,08:20] 0
 UP bound z[school,room,08:20] 1
 LO bound x[school,room,08:00,dung] 0
 UP bound x[school,room,08:00,dung] 1
 LO bound x[school,room,08:10,dung] 0
 UP bound x[school,room,08:10,dung] 1
 LO bound x[school,room,08:20,dung] 0
 UP bound x[school,room,08:20,dung] 1
 LO bound w[school,dung] 0
 UP bound w[school,dung] 1
 LO bound N[room,08:00] 0
 PL bound N[room,08:00]
 LO bound N[room,08:10] 0
 PL bound N[room,08:10]
 LO bound N[room,08:20] 0
 PL bound N[room,08:20]
 LO bound P[room] 0
 PL bound P[room]
ENDATA
