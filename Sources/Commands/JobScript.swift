import ArgumentParser
import Console

/// A job that plans the rows of a sweep in parts, for a scheduler that exists.
struct JobScript {
  /// The scheduler.
  enum Scheduler: String, CaseIterable, ExpressibleByArgument {
    /// GNU parallel, on one machine or several.
    case parallel
    /// A Slurm job array.
    case slurm
  }

  let scheduler: Scheduler
  /// How many parts.
  let shards: Int
  /// The command's arguments that say which rows there are.
  let arguments: [String]

  /// The job file.
  ///
  /// - Parameter fromZero: whether the scheduler counts the parts from 0.
  /// - Returns: the text of a shell script.
  func text(fromZero: Bool) -> String {
    let command = (["khunggio"] + arguments).map(shellWord).joined(separator: " ")
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
