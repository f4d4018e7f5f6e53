//! The `drawdown` program: arguments in, exit status out.

fn main() -> std::process::ExitCode {
    drawdown::cli::run(std::env::args_os())
}
