//! One computation for each row, on all cores where the feature `parallel` is on.

/// Rows below which threads cost more than they save.
#[cfg(feature = "parallel")]
const FEW_ROWS: usize = 500;

/// The results of all rows, in their order. Which thread computes a row does not touch its bits.
pub(super) fn each<T: Send>(rows: usize, one: impl Fn(usize) -> T + Sync) -> Vec<T> {
    #[cfg(feature = "parallel")]
    if rows >= FEW_ROWS {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let chunk = rows.div_ceil(cores.min(rows / FEW_ROWS + 1));
        let one = &one;
        return std::thread::scope(|scope| {
            let handles: Vec<_> = (0..rows)
                .step_by(chunk)
                .map(|start| {
                    scope.spawn(move || {
                        (start..rows.min(start + chunk))
                            .map(one)
                            .collect::<Vec<T>>()
                    })
                })
                .collect();
            let mut all = Vec::with_capacity(rows);
            for handle in handles {
                // A panic in a worker is a defect of ours: it goes on as the panic it is, with its own message.
                all.extend(
                    handle
                        .join()
                        .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                );
            }
            all
        });
    }
    (0..rows).map(one).collect()
}
