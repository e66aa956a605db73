use rand_xoshiro::rand_core::SeedableRng;

use super::*;
use crate::numeric::math::{exp, ln, sqrt};
use crate::numeric::special::{beta, gamma, normal};
use crate::numeric::sum::sum_of;

/// The first outputs of the authors' C code from the states {1, 2, 3, 4} and SplitMix64(0).
#[test]
fn generator_is_xoshiro256_plus_plus() {
    let mut seed = [0; 32];
    for (at, word) in [1, 2, 3, 4u64].into_iter().enumerate() {
        seed[8 * at..8 * at + 8].copy_from_slice(&word.to_le_bytes());
    }
    let mut rng = Rng::from(Xoshiro256PlusPlus::from_seed(seed));
    let expected = [
        41943041,
        58720359,
        3588806011781223,
        3591011842654386,
        9228616714210784205,
        9973669472204895162,
        14011001112246962877,
        12406186145184390807,
        15849039046786891736,
        10450023813501588000,
    ];
    assert_eq!(expected.map(|_| rng.bits()), expected);

    // SplitMix64 itself, written out.
    let mut counter = (5u64 << 32) + 17;
    let mut split = || {
        counter = counter.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = counter;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    let mut s = [split(), split(), split(), split()];
    let mut rng = Rng::stream(17, 5);
    for _ in 0..20 {
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        assert_eq!(rng.bits(), result);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
    }
}

#[test]
fn streams_differ_and_repeat() {
    let first = |mut rng: Rng| [rng.bits(), rng.bits()];
    assert_eq!(first(Rng::new(7)), first(Rng::stream(7, 0)));
    let mut seen: Vec<[u64; 2]> = Vec::new();
    for seed in [0, 1, 7, u32::MAX] {
        for stream in [0, 1, 2, 1000, u32::MAX] {
            seen.push(first(Rng::stream(seed, stream)));
            assert_eq!(seen.last(), Some(&first(Rng::stream(seed, stream))));
        }
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 20);
}

/// Neighbouring streams are not correlated.
#[test]
fn streams_are_unrelated() {
    let n = 2000;
    let normals = |stream| {
        let mut rng = Rng::stream(3, stream);
        (0..n).map(|_| rng.standard_normal()).collect::<Vec<_>>()
    };
    let all: Vec<Vec<f64>> = (0..20).map(normals).collect();
    for (at, a) in all.iter().enumerate() {
        for b in &all[at + 1..] {
            let r = sum_of(a.iter().zip(b).map(|(x, y)| x * y)) / f64::from(n);
            assert!(r.abs() < 4.5 / sqrt(f64::from(n)), "{r}");
        }
    }
}

#[test]
fn uniform_stays_inside() {
    let mut rng = Rng::new(1);
    assert!((0..100_000).all(|_| (0.0..1.0).contains(&rng.uniform())));
}

#[test]
fn below_is_even() {
    let mut rng = Rng::new(2);
    assert_eq!(rng.below(0), 0);
    assert_eq!(rng.below(1), 0);
    let mut counts = [0u32; 7];
    for _ in 0..70_000 {
        counts[rng.below(7) as usize] += 1;
    }
    let chi = sum_of(
        counts
            .iter()
            .map(|c| (f64::from(*c) - 1e4) * (f64::from(*c) - 1e4) / 1e4),
    );
    assert!(chi < 22.5, "{counts:?}"); // 99.9 % point of chi-square with 6 degrees of freedom
    // A range where plain multiplication would be uneven by a third.
    let n = 3 << 30;
    let low = (0..60_000).filter(|_| rng.below(n) < 1 << 30).count();
    assert!((low as f64 - 20_000.0).abs() < 4.0 * 116.0, "{low}");
}

/// Draws, in ascending order, against a distribution function: the Kolmogorov-Smirnov distance times the root of n
/// stays below its 99.9 % point.
#[track_caller]
fn follows(name: &str, cdf: impl Fn(f64) -> f64, mut draw: impl FnMut(&mut Rng) -> f64) {
    const N: usize = 100_000;
    let mut rng = Rng::new(20_250_101);
    let mut draws: Vec<f64> = (0..N).map(|_| draw(&mut rng)).collect();
    draws.sort_unstable_by(f64::total_cmp);
    let n = N as f64;
    let gaps = draws.iter().enumerate().map(|(i, x)| {
        let p = cdf(*x);
        (p - i as f64 / n).abs().max((p - (i + 1) as f64 / n).abs())
    });
    let distance = gaps.fold(0.0, f64::max) * sqrt(n);
    assert!(distance < 1.95, "{name}: {distance}");
}

#[test]
fn continuous_draws_follow_their_distributions() {
    follows("uniform", |x| x, Rng::uniform);
    follows("normal", normal::cdf, Rng::standard_normal);
    follows("exponential", |x| 1.0 - exp(-x), Rng::exponential);
    for shape in [0.05, 0.4, 1.0, 1.7, 30.0, 1e5] {
        follows(
            &format!("gamma {shape}"),
            |x| gamma::lower(shape, x),
            |rng| rng.gamma(shape),
        );
    }
    for (a, b) in [
        (0.3, 0.4),
        (0.5, 3.0),
        (1.0, 1.0),
        (2.5, 0.8),
        (20.0, 50.0),
        (4e4, 3e3),
    ] {
        follows(
            &format!("beta {a} {b}"),
            |x| beta::lower(a, b, x, 1.0 - x),
            |rng| rng.beta(a, b),
        );
    }
}

/// The tail of the ziggurat and its wedges, where few draws fall.
#[test]
fn normal_tails_have_their_share() {
    let mut rng = Rng::new(5);
    let n = 4_000_000;
    let mut beyond = [0u32; 3];
    let cuts = [2.0, super::ziggurat::TAIL, 4.2];
    for _ in 0..n {
        let size = rng.standard_normal().abs();
        for (count, cut) in beyond.iter_mut().zip(cuts) {
            *count += u32::from(size > cut);
        }
    }
    for (count, cut) in beyond.iter().zip(cuts) {
        let expected = 2.0 * normal::sf(cut) * f64::from(n);
        assert!(
            (f64::from(*count) - expected).abs() < 4.0 * sqrt(expected),
            "{cut}: {count}, not {expected}"
        );
    }
}

/// Counts against probabilities by chi-square, cells of fewer than 20 expected pooled.
#[track_caller]
fn counts_follow(
    name: &str,
    probability: impl Fn(f64) -> f64,
    most: usize,
    mut draw: impl FnMut(&mut Rng) -> f64,
) {
    const N: usize = 200_000;
    let mut rng = Rng::new(99);
    let mut counts = vec![0u32; most + 1];
    for _ in 0..N {
        let k = draw(&mut rng);
        assert!(k >= 0.0 && k.fract() == 0.0, "{name}: {k}");
        counts[(k as usize).min(most)] += 1;
    }
    let (mut chi, mut cells, mut observed, mut expected) = (0.0, 0, 0.0, 0.0);
    for (k, count) in counts.iter().enumerate() {
        observed += f64::from(*count);
        expected += probability(k as f64) * N as f64;
        if expected >= 20.0 {
            chi += (observed - expected) * (observed - expected) / expected;
            cells += 1;
            (observed, expected) = (0.0, 0.0);
        }
    }
    let p = if cells > 1 {
        gamma::upper(0.5 * f64::from(cells - 1), 0.5 * chi)
    } else {
        1.0
    };
    assert!(p > 1e-4, "{name}: chi-square {chi} in {cells} cells");
}

#[test]
fn counts_follow_their_distributions() {
    let ln_factorial = |k: f64| gamma::ln_gamma(k + 1.0);
    for mean in [0.0, 0.01, 0.7, 3.0, 9.99, 10.0, 12.5, 100.0, 5000.0] {
        let probability = |k: f64| {
            if mean == 0.0 {
                f64::from(k == 0.0)
            } else {
                exp(k * ln(mean) - mean - ln_factorial(k))
            }
        };
        let most = (mean + 10.0 * sqrt(mean) + 10.0) as usize;
        counts_follow(&format!("poisson {mean}"), probability, most, |rng| {
            rng.poisson(mean)
        });
    }
    for (n, p) in [
        (1.0, 0.3),
        (10.0, 0.5),
        (25.0, 0.45),
        (40.0, 0.25),
        (40.0, 0.9),
        (1000.0, 0.003),
        (1e4, 0.4),
        (3e5, 0.001),
    ] {
        let probability = |k: f64| {
            if k > n {
                return 0.0;
            }
            exp(ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k)
                + k * ln(p)
                + (n - k) * libm::log1p(-p))
        };
        let most = (n * p + 10.0 * sqrt(n * p) + 10.0).min(n) as usize;
        counts_follow(&format!("binomial {n} {p}"), probability, most, |rng| {
            rng.binomial(n, p)
        });
    }
}

/// Means and variances of large counts, whose single probabilities are too small to test.
#[test]
fn large_counts_have_their_moments() {
    let moments = |mean: f64, variance: f64, draw: &mut dyn FnMut(&mut Rng) -> f64| {
        let mut rng = Rng::new(8);
        let n = 100_000;
        let draws: Vec<f64> = (0..n)
            .map(|_| (draw(&mut rng) - mean) / sqrt(variance))
            .collect();
        let m1 = sum_of(draws.iter().copied()) / f64::from(n);
        let m2 = sum_of(draws.iter().map(|x| x * x)) / f64::from(n);
        assert!(
            m1.abs() < 4.0 / sqrt(f64::from(n))
                && (m2 - 1.0).abs() < 4.0 * sqrt(2.0 / f64::from(n)),
            "{m1} {m2}"
        );
    };
    for mean in [1e6, 1e9, 1e12] {
        moments(mean, mean, &mut |rng| rng.poisson(mean));
        moments(0.3 * mean, 0.21 * mean, &mut |rng| rng.binomial(mean, 0.3));
    }
}

#[test]
fn out_of_range_gives_nan() {
    let mut rng = Rng::new(1);
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(
            rng.gamma(bad).is_nan() && rng.beta(bad, 1.0).is_nan() && rng.beta(1.0, bad).is_nan()
        );
    }
    for bad in [-1.0, f64::NAN, f64::INFINITY] {
        assert!(
            rng.poisson(bad).is_nan()
                && rng.binomial(bad, 0.5).is_nan()
                && rng.binomial(10.0, bad).is_nan()
        );
    }
    assert!(rng.binomial(1.5, 0.5).is_nan() && rng.binomial(5.0, 1.1).is_nan());
    assert_eq!(
        (
            rng.binomial(9.0, 0.0),
            rng.binomial(9.0, 1.0),
            rng.binomial(0.0, 0.4)
        ),
        (0.0, 9.0, 0.0)
    );
    assert!((0..1000).all(|_| (0.0..=1.0).contains(&rng.beta(1e-3, 1e-3))));
}

/// FNV-1a over the bits of the first 1,000 draws: any change of any sampler, on any platform, shows here.
#[test]
fn draws_are_pinned() {
    let hash = |draw: &mut dyn FnMut(&mut Rng) -> f64| {
        let mut rng = Rng::stream(42, 3);
        let bytes = (0..1000)
            .flat_map(|_| draw(&mut rng).to_bits().to_le_bytes())
            .collect::<Vec<_>>();
        bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h: u64, b| {
            (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3)
        })
    };
    let found = [
        hash(&mut Rng::uniform),
        hash(&mut |rng| f64::from(rng.below(1_000_003))),
        hash(&mut Rng::standard_normal),
        hash(&mut Rng::exponential),
        hash(&mut |rng| rng.gamma(0.3)),
        hash(&mut |rng| rng.gamma(7.5)),
        hash(&mut |rng| rng.beta(0.4, 2.0)),
        hash(&mut |rng| rng.beta(3.0, 5.0)),
        hash(&mut |rng| rng.poisson(4.5)),
        hash(&mut |rng| rng.poisson(123.4)),
        hash(&mut |rng| rng.binomial(30.0, 0.2)),
        hash(&mut |rng| rng.binomial(1000.0, 0.7)),
    ];
    assert_eq!(found.map(|h| format!("{h:016x}")), PINNED);
}

const PINNED: [&str; 12] = [
    "631d50b9b4addd26",
    "3a9047af71e26442",
    "e16b317ea385de30",
    "67702232b697f770",
    "dc649d302a9df69d",
    "209e0eba82213bf3",
    "107512946040b9b2",
    "5b75bb6039a6a647",
    "07f9655b9d749d29",
    "5e425e63f7771cdd",
    "1c3fe90c33531341",
    "5d32e3d5e3111c1d",
];
