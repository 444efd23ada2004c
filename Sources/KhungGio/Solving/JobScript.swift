/// A job that plans the rows of a sweep in parts, for a scheduler that exists.
public struct JobScript: Sendable {
  /// The scheduler.
  public enum Scheduler: String, CaseIterable, Sendable {
    /// GNU parallel, on one machine or several.
    case parallel
    /// A Slurm job array.
    case slurm
  }

  /// The scheduler.
  public let scheduler: Scheduler
  /// How many parts.
  public let shards: Int
  /// The command that says which rows there are, as a shell takes it.
  public let command: String

  /// A job.
  ///
  /// - Parameters:
  ///   - scheduler: the scheduler.
  ///   - shards: how many parts.
  ///   - command: the command that says which rows there are, as a shell takes it.
  public init(scheduler: Scheduler, shards: Int, command: String) {
    self.scheduler = scheduler
    self.shards = shards
    self.command = command
  }

  /// The job file.
  ///
  /// - Parameter fromZero: whether the scheduler counts the parts from 0.
  /// - Returns: the text of a shell script.
  public func text(fromZero: Bool) -> String {
    let merge = "khunggio whatif --merge whatif-*-of-\(shards).jsonl"
    let (first, last) = fromZero ? (0, shards - 1) : (1, shards)
    let zero = fromZero ? " --shard-index0" : ""
    switch scheduler {
    case .parallel:
      // One part per core, each planning one row at a time.
      return """
        #!/bin/sh
        # Plans \(shards) parts, one for each core; run it again to plan what failed or was stopped.
        set -eu
        part() {
          \(command) \\
            --shard "$1/\(shards)"\(zero) --threads 1 --resume "whatif-$1-of-\(shards).jsonl"
        }
        if [ "${1-}" = part ]; then part "$2"; exit; fi
        seq \(first) \(last) | parallel --joblog whatif-\(shards).log --resume-failed sh "$0" part {}
        \(merge)

        """
    case .slurm:
      return """
        #!/bin/sh
        #SBATCH --job-name=khunggio-whatif
        #SBATCH --array=\(first)-\(last)
        #SBATCH --ntasks=1
        #SBATCH --output=whatif-%a-of-\(shards).log
        # Submit it with: sbatch --wait THIS-FILE; submitted again, it plans what is missing.
        # Afterwards: \(merge)
        exec \(command) \\
          --shard "$SLURM_ARRAY_TASK_ID/\(shards)"\(zero) --threads "${SLURM_CPUS_PER_TASK:-1}" \\
          --resume "whatif-$SLURM_ARRAY_TASK_ID-of-\(shards).jsonl"

        """
    }
  }
}
