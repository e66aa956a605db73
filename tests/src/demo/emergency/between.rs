//! Do trusts differ beyond chance? Nearly all do, and so it is the wrong question.

use commonweal::{
    Counts, Estimate, Funnel, FunnelAnswer, FunnelFlag, FunnelKind, FunnelLimits, FunnelModel,
    Overdispersion, Polarity, Proportion,
};
use serde_json::{Value, json};

use super::super::story::{Block, Section, Table};
use super::super::text::{level, percent, thousands, whole};
use super::super::trouble::Trouble;
use super::super::words::{add_cautions, fact, limits_method, scatter_limits, value_and_limits};
use super::SOURCE;
use super::figures::{Emergency, Month, month_name};
use super::funnel_chart;

/// What later files leave out.
const FIELD_TEST: &str = "From May 2019 fourteen trusts, Mid Yorkshire and Frimley Health among them, tested other standards and were left out of \
    the published four-hour figures: a file that goes on has no months of theirs from there, and England is a sum of fewer trusts.";

/// The West Yorkshire Association of Acute Trusts. Harrogate belongs to another integrated care board (Humber and North
/// Yorkshire): a partnership is no branch of a tree.
const WEST_YORKSHIRE: [(&str, &str); 6] = [
    ("RAE", "Bradford"),
    ("RCD", "Harrogate"),
    ("RCF", "Airedale"),
    ("RR8", "Leeds"),
    ("RWY", "Calderdale and Huddersfield"),
    ("RXF", "Mid Yorkshire"),
];

pub(super) fn tell(emergency: &Emergency) -> Result<(Section, Value), Trouble> {
    let trusts = emergency.last_month();
    let month = emergency
        .months
        .last()
        .map_or_else(String::new, |&day| month_name(day));
    let all_trusts = || trusts.iter().map(|(_, month)| *month);
    let of = |limits| funnel(all_trusts(), model(limits));
    let funnel = of(FunnelLimits::Exact)?;
    let scatter = model(FunnelLimits::Exact).overdispersion(Overdispersion::Additive);
    let by_scatter = self::funnel(all_trusts(), scatter)?;
    // What most charts draw; with thousands of attendances both are nearly the same.
    let normal = of(FunnelLimits::Normal)?;
    let all = self::funnel(
        emergency.all_types.values().copied(),
        model(FunnelLimits::Normal),
    )?;
    let lead = lead(&funnel, &normal, &all, &month);
    let figure = funnel_chart::figure(&trusts, &funnel, &by_scatter, &month);
    let mut blocks = vec![Block::Text(lead), Block::Figure(figure)];
    let pooled = pooled(emergency)?;
    if let Some(pooled) = &pooled {
        blocks.push(Block::Text(pooled.sentence()));
        blocks.push(Block::Table(pooled.table(&month)));
    }
    blocks.push(Block::Table(outside(&funnel, &normal)));
    blocks.push(Block::Facts(facts(&funnel, &normal, pooled.as_ref())));
    blocks.push(Block::Notes("Cautions", cautions(&funnel)));
    blocks.push(Block::Notes("Source", vec![SOURCE.to_owned()]));
    let section = Section {
        heading: format!(
            "Four hours in emergency departments, {month}: do trusts differ beyond chance?"
        ),
        blocks,
    };
    let data = json!({
        "month": emergency.months.last(),
        "codes": trusts.iter().map(|(code, _)| *code).collect::<Vec<_>>(),
        "funnel": funnel,
        "outside_normal_limits": outside_count(&normal.naive, 1),
        "phi": phi(&normal),
        "all_types": { "organisations": all.len(), "outside_normal_limits": outside_count(&all.naive, 1), "phi": phi(&all) },
        "west_yorkshire": pooled.map(|pooled| json!({
            "attendances": pooled.total.attendances,
            "breaches": pooled.total.breaches,
            "pooled": pooled.share,
            "mean_of_percentages": pooled.mean,
        })),
    });
    Ok((section, data))
}

/// Levels as the funnel has them by default: the second is 99.8 %.
fn model(limits: FunnelLimits) -> FunnelModel {
    FunnelModel::new(FunnelKind::Proportion)
        .limits(limits)
        .per(100.0)
        .polarity(Polarity::HigherIsBetter)
}

fn funnel(months: impl Iterator<Item = Month>, model: FunnelModel) -> Result<Funnel, Trouble> {
    let (within, attendances): (Vec<f64>, Vec<f64>) = months
        .map(|month| {
            (
                (month.attendances - month.breaches) as f64,
                month.attendances as f64,
            )
        })
        .unzip();
    Ok(model.estimate(&Counts::new(&within, &attendances)?)?)
}

fn outside_count(answer: &FunnelAnswer, level: usize) -> u64 {
    answer
        .limits
        .get(level)
        .map_or(0, |limit| limit.below + limit.above)
}

/// How many times as much the units scatter as chance alone would have it.
fn phi(funnel: &Funnel) -> f64 {
    let z = &funnel.naive.z;
    z.iter().map(|z| z * z).sum::<f64>() / z.len() as f64
}

fn lead(funnel: &Funnel, normal: &Funnel, all: &Funnel, month: &str) -> String {
    let mut lead = format!(
        "In {month} {} of {} trusts lie outside the usual 99.8% limits of chance about England's {}% ({} by exact tails).",
        outside_count(&normal.naive, 1),
        normal.len(),
        thousands(funnel.target, 1),
        outside_count(&funnel.naive, 1),
    );
    if let Some(scatter) = &funnel.overdispersed {
        let beside = outside_count(&scatter.answer, 1);
        lead.push_str(&format!(
            " They vary {} times as much as chance would have it (phi), so \"beyond chance\" tells nothing about one trust. \
             Measured by the trusts' own scatter, {} of {} lie outside 99.8%.",
            whole_phi(phi(normal)),
            if beside == 0 { "none".to_owned() } else { beside.to_string() },
            funnel.len()
        ));
    }
    lead.push_str(&format!(
        " With all types of department together it is {} of {} organisations (phi {}).",
        outside_count(&all.naive, 1),
        all.len(),
        whole_phi(phi(all)),
    ));
    lead
}

fn whole_phi(phi: f64) -> String {
    thousands(phi, usize::from(phi < 10.0))
}

/// Units outside, at each level, under both accounts.
fn outside(funnel: &Funnel, normal: &Funnel) -> Table {
    let mut table = Table::new(
        format!("Trusts outside the limits, of {}", funnel.len()),
        &["Limits", "#Level", "#Below", "#Above", "#Expected outside"],
    );
    let mut add = |name: &str, answer: &FunnelAnswer| {
        for limit in &answer.limits {
            table.row([
                name.to_owned(),
                level(limit.level),
                limit.below.to_string(),
                limit.above.to_string(),
                thousands(limit.expected_outside, 1),
            ]);
        }
    };
    add("chance alone, exact", &funnel.naive);
    add("chance alone, normal", &normal.naive);
    if let Some(scatter) = &funnel.overdispersed {
        add("trusts' own scatter", &scatter.answer);
    }
    table
}

/// The six trusts together.
struct Pooled {
    each: Vec<(&'static str, &'static str, Month)>,
    total: Month,
    share: Estimate,
    /// What the mean of six percentages would say.
    mean: f64,
}

fn pooled(emergency: &Emergency) -> Result<Option<Pooled>, Trouble> {
    let trusts = emergency.last_month();
    let mut each = Vec::new();
    let mut total = Month::default();
    for (code, name) in WEST_YORKSHIRE {
        if let Some((_, month)) = trusts.iter().find(|(trust, _)| *trust == code) {
            each.push((code, name, *month));
            total.attendances += month.attendances;
            total.breaches += month.breaches;
        }
    }
    // Without all six it would be another partnership.
    if each.len() < WEST_YORKSHIRE.len() {
        return Ok(None);
    }
    let within = (total.attendances - total.breaches) as f64;
    let counts = [within];
    let people = [total.attendances as f64];
    let shares = Proportion::new()
        .per(100.0)
        .estimate(&Counts::new(&counts, &people)?)?;
    let share = shares
        .row(0)
        .ok_or_else(|| commonweal::missing_argument("events"))?;
    let mean = each.iter().map(|(_, _, month)| month.within()).sum::<f64>() / each.len() as f64;
    Ok(Some(Pooled {
        each,
        total,
        share,
        mean,
    }))
}

impl Pooled {
    fn sentence(&self) -> String {
        format!(
            "West Yorkshire's six acute trusts together: {} of {} attendances breached, {}% within four hours. The mean of \
             their six percentages would be {}%: it counts a small department as much as a large one. Harrogate works in this \
             partnership and belongs to another board, so the six are no branch of one tree.",
            whole(self.total.breaches),
            whole(self.total.attendances),
            thousands(self.share.value, 1),
            thousands(self.mean, 1)
        )
    }

    fn table(&self, month: &str) -> Table {
        let mut table = Table::new(
            format!("West Yorkshire Association of Acute Trusts, type 1, {month}"),
            &[
                "Code",
                "Trust",
                "#Attendances",
                "#Breaches",
                "#Within four hours",
            ],
        );
        for (code, name, month) in &self.each {
            table.row([
                (*code).to_owned(),
                (*name).to_owned(),
                whole(month.attendances),
                whole(month.breaches),
                percent(month.within() / 100.0),
            ]);
        }
        let pooled = [
            String::new(),
            "all six, pooled".to_owned(),
            whole(self.total.attendances),
            whole(self.total.breaches),
            percent(self.share.value / 100.0),
        ];
        table.push(pooled, true);
        table
    }
}

fn facts(funnel: &Funnel, normal: &Funnel, pooled: Option<&Pooled>) -> Vec<(String, String)> {
    let mut facts = vec![
        fact(
            "Measure",
            "attendances admitted, transferred or sent home within four hours; per cent, type 1 departments",
        ),
        fact(
            "Compared with",
            format!("{}%, all trusts pooled", thousands(funnel.target, 2)),
        ),
        fact("Limits", format!("{} ({})", funnel.limits, funnel.method)),
        fact(
            "Intervals",
            "None beside single trusts: every attendance of the month is counted, and the limits about the common level take their place.",
        ),
        fact("Direction", "higher is better"),
    ];
    if let Some(scatter) = &funnel.overdispersed {
        facts.push(fact(
            "Own scatter",
            format!(
                "phi {} by normal z-scores, {} on the {} scale; standard deviation between trusts {} ({}) on that scale ({})",
                whole_phi(phi(normal)),
                whole_phi(scatter.phi),
                scatter.scale,
                thousands(scatter.tau2.sqrt(), 4),
                scatter_limits(scatter),
                scatter.method
            ),
        ));
    }
    if let Some(pooled) = pooled {
        let (value, limits) = value_and_limits(&pooled.share, 1);
        facts.push(fact(
            "Six pooled",
            format!("{value}% ({limits}), {}", limits_method(&pooled.share)),
        ));
    }
    facts
}

fn cautions(funnel: &Funnel) -> Vec<String> {
    let mut all = Vec::new();
    add_cautions(&mut all, &funnel.cautions);
    for caution in &mut all {
        // The library names its field; a reader of the report has the table.
        *caution = caution.replace(
            "read `overdispersed`, which allows",
            "read the limits by the trusts' own scatter, which allow",
        );
    }
    all.push(
        "Type 1 departments only: walk-in and eye or dental units see other patients, and mixing them ranks trusts by what \
         units they run."
            .to_owned(),
    );
    all.push(FIELD_TEST.to_owned());
    all.push("Attendances in one department follow each other: they are not independent draws, and patients differ.".to_owned());
    let inside = funnel
        .flag
        .iter()
        .filter(|&&flag| flag == FunnelFlag::Inside)
        .count();
    all.push(format!("{inside} of {} trusts lie inside all limits of chance: to be inside is no proof of good care.", funnel.len()));
    all
}
