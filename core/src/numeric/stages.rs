//! Rows drawn in clusters and strata: the variance of a total between the clusters of each stratum.
//!
//! The "ultimate cluster" estimator: whatever was drawn inside a cluster shows in its total, so that only the first stage has to be
//! known (Hansen, Hurwitz & Madow 1953; Wolter 2007, *Introduction to Variance Estimation*, ch. 2). Clusters without a row, of
//! which a domain may have many, count with a total of zero.

use std::sync::Arc;

use super::sum::{sum, sum_of};

/// What a stratum of one cluster adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lonely {
    /// As much as the others on average.
    Average,
    /// Its distance from the mean of all clusters.
    Centre,
    /// Nothing.
    Certainty,
}

/// One stratum of the whole sample.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stratum {
    /// Where its clusters start.
    pub(crate) start: usize,
    /// How many were drawn.
    pub(crate) clusters: usize,
    /// The share of its clusters that was drawn; 0 where clusters are drawn with replacement, or from very many.
    pub(crate) fraction: f64,
}

/// The first stage of a whole sample: strata in order, each with its clusters side by side.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) strata: Vec<Stratum>,
    pub(crate) lonely: Lonely,
}

impl Frame {
    fn clusters(&self) -> usize {
        self.strata.iter().map(|stratum| stratum.clusters).sum()
    }
}

/// Rows of a sample, all or those of a domain, and the cluster of each.
#[derive(Clone, Debug)]
pub(crate) struct Stages {
    frame: Arc<Frame>,
    /// The cluster of each row, counted through all strata.
    clusters: Vec<usize>,
}

impl Stages {
    pub(crate) fn new(frame: Arc<Frame>, clusters: Vec<usize>) -> Self {
        Self { frame, clusters }
    }

    pub(crate) fn rows(&self) -> usize {
        self.clusters.len()
    }

    /// The rows of a domain; the clusters stay those of the whole sample.
    pub(crate) fn domain(&self, rows: &[usize]) -> Self {
        let of = |row: &usize| self.clusters.get(*row).copied().unwrap_or(0);
        Self {
            frame: Arc::clone(&self.frame),
            clusters: rows.iter().map(of).collect(),
        }
    }

    /// How many clusters, and how many strata, have a row of weight above zero.
    pub(crate) fn present(&self, weights: &[f64]) -> (f64, f64) {
        let mut seen = vec![false; self.frame.clusters()];
        for (cluster, _) in self.clusters.iter().zip(weights).filter(|(_, w)| **w > 0.0) {
            if let Some(seen) = seen.get_mut(*cluster) {
                *seen = true;
            }
        }
        let (mut clusters, mut strata) = (0, 0);
        for stratum in &self.frame.strata {
            let here = seen.iter().skip(stratum.start).take(stratum.clusters);
            let here = here.filter(|seen| **seen).count();
            clusters += here;
            strata += usize::from(here > 0);
        }
        (
            clusters as f64,
            f64::from(u32::try_from(strata).unwrap_or(u32::MAX)),
        )
    }

    /// The total of each cluster, from what each row adds.
    pub(crate) fn totals(&self, rows: impl Iterator<Item = f64>) -> Vec<f64> {
        // Rows of a cluster side by side, so that each total is one exact sum, free of the order of the rows.
        let clusters = self.frame.clusters();
        let mut ends = vec![0_usize; clusters + 1];
        for cluster in &self.clusters {
            if let Some(end) = ends.get_mut(cluster + 1) {
                *end += 1;
            }
        }
        let mut before = 0;
        for end in &mut ends {
            before += *end;
            *end = before;
        }
        let mut next = ends.clone();
        let mut sorted = vec![0.0; self.clusters.len()];
        for (cluster, value) in self.clusters.iter().zip(rows) {
            if let Some(place) = next.get_mut(*cluster) {
                if let Some(slot) = sorted.get_mut(*place) {
                    *slot = value;
                }
                *place += 1;
            }
        }
        let range = |pair: &[usize]| match pair {
            [start, end] => sorted.get(*start..*end).unwrap_or(&[]),
            _ => &[],
        };
        ends.windows(2).map(|pair| sum(range(pair))).collect()
    }

    /// The standard error of the sum of all rows, of any size.
    pub(crate) fn error(&self, rows: &[f64]) -> f64 {
        // Squares are made near 1.
        let largest = rows.iter().fold(0.0, |most: f64, z| most.max(z.abs()));
        if largest == 0.0 {
            return 0.0;
        }
        self.variance(rows.iter().map(|z| z / largest)).sqrt() * largest
    }

    /// The variance of the sum of all rows.
    pub(crate) fn variance(&self, rows: impl Iterator<Item = f64>) -> f64 {
        let totals = self.totals(rows);
        let centre = sum(&totals) / totals.len() as f64;
        let (mut known, mut unknown, mut terms) = (0.0_f64, 0.0, Vec::new());
        for stratum in &self.frame.strata {
            let totals = totals.iter().skip(stratum.start).take(stratum.clusters);
            let n = stratum.clusters as f64;
            let rest = 1.0 - stratum.fraction;
            if rest <= 0.0 {
                continue; // All of its clusters were drawn: nothing is left to chance.
            }
            if stratum.clusters > 1 {
                known += 1.0;
                let mean = sum_of(totals.clone().copied()) / n;
                let squares = sum_of(totals.map(|z| (z - mean) * (z - mean)));
                terms.push(rest * squares * n / (n - 1.0));
                continue;
            }
            match self.frame.lonely {
                Lonely::Average => unknown += 1.0,
                Lonely::Centre => {
                    terms.extend(totals.map(|z| rest * (z - centre) * (z - centre)));
                }
                Lonely::Certainty => {}
            }
        }
        sum(&terms) * ((known + unknown) / known.max(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stages(strata: &[(usize, f64)], lonely: Lonely, clusters: &[usize]) -> Stages {
        let mut start = 0;
        let strata = strata
            .iter()
            .map(|(clusters, fraction)| {
                let stratum = Stratum {
                    start,
                    clusters: *clusters,
                    fraction: *fraction,
                };
                start += clusters;
                stratum
            })
            .collect();
        Stages::new(Arc::new(Frame { strata, lonely }), clusters.to_vec())
    }

    /// Two strata: totals 1 and 5, then 2, 4 and 6, as sums of rows in any order.
    #[test]
    fn the_variance_of_a_total_by_hand() {
        let all = [(2, 0.0), (3, 0.0)];
        let some = stages(&all, Lonely::Certainty, &[4, 0, 1, 2, 3, 1, 4]);
        let rows = [1.0, 1.0, 2.0, 2.0, 4.0, 3.0, 5.0];
        assert_eq!(some.totals(rows.into_iter()), [1.0, 5.0, 2.0, 4.0, 6.0]);
        // 2 / 1 * (4 + 4) + 3 / 2 * (4 + 0 + 4).
        assert_eq!(some.variance(rows.into_iter()), 28.0);
        let half = stages(
            &[(2, 0.5), (3, 1.0)],
            Lonely::Certainty,
            &[4, 0, 1, 2, 3, 1, 4],
        );
        assert_eq!(half.variance(rows.into_iter()), 8.0);
        assert_eq!(some.present(&[1.0; 7]), (5.0, 2.0));
        assert_eq!(
            some.present(&[1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0]),
            (2.0, 1.0)
        );
    }

    /// A cluster none of whose rows belong to the domain counts with a total of zero.
    #[test]
    fn a_domain_keeps_the_clusters() {
        let all = stages(&[(2, 0.0), (3, 0.0)], Lonely::Certainty, &[0, 1, 2, 3, 4]);
        let domain = all.domain(&[1, 3]);
        // 2 / 1 * (2.5^2 + 2.5^2) + 3 / 2 * (4/3^2 + 8/3^2 + 4/3^2).
        let found = domain.variance([5.0, 4.0].into_iter());
        assert!((found - (25.0 + 16.0)).abs() < 1e-12, "{found}");
        let zeros = all.variance([0.0, 5.0, 0.0, 4.0, 0.0].into_iter());
        assert!((found - zeros).abs() < 1e-12);
    }

    #[test]
    fn a_stratum_of_one_cluster() {
        let of = |lonely, fraction| {
            let some = stages(&[(2, 0.0), (1, fraction)], lonely, &[0, 1, 2]);
            some.variance([-4.0, 2.0, 5.0].into_iter())
        };
        assert_eq!(of(Lonely::Certainty, 0.0), 36.0);
        assert_eq!(of(Lonely::Average, 0.0), 72.0);
        assert_eq!(of(Lonely::Centre, 0.0), 36.0 + 16.0);
        for lonely in [Lonely::Average, Lonely::Centre, Lonely::Certainty] {
            assert_eq!(of(lonely, 1.0), 36.0);
        }
    }
}
