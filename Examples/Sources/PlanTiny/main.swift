import KhungGio

let drive = try OpenDrive(reading: CommandLine.arguments.dropFirst().first ?? "../data/tiny").drive
let job = PlanDrive(drive, options: try PlanningOptions(timeLimit: 60)).start()

for await progress in job.progress {
  if let cost = progress.incumbent { print("best so far: \(cost)") }
}

let plan = try await job.value.plan
print("\(plan.status.rawValue): costs \(plan.cost.total), and no plan less than \(plan.bound)")
for assignment in plan.assignments {
  let session = drive.sessions[assignment.slot.session]
  let start = ClockTime.text(assignment.slot.start)
  print("\(drive.registrants[assignment.registrant].name): \(session.id) \(start)")
}
