//! The `drawdown` program: arguments in, exit status out.

fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
