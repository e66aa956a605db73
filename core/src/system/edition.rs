//! Editions of the English indices of deprivation.

use crate::named::named_enum;

named_enum! {
    /// A published edition of the English Index of Multiple Deprivation. Rank 1 is the most deprived small area in each.
    ///
    /// ```
    /// use commonweal::Edition;
    /// let edition = Edition::parse("imd-2019")?;
    /// assert_eq!((edition.year(), edition.geography(), edition.areas()), (2019, "LSOA 2011", 32_844));
    /// assert_eq!(Edition::Imd2025.areas(), 33_755); // other small areas: editions cannot be joined by code
    /// # Ok::<(), commonweal::Error>(())
    /// ```
    pub enum Edition("edition") {
        /// Index of Multiple Deprivation 2015, on the small areas of 2011.
        Imd2015 = "imd-2015",
        /// Index of Multiple Deprivation 2019, on the small areas of 2011.
        Imd2019 = "imd-2019",
        /// Index of Multiple Deprivation 2025, on the small areas of 2021.
        Imd2025 = "imd-2025",
    }
}

impl Edition {
    /// Its name in words.
    ///
    /// ```
    /// # use commonweal::Edition;
    /// assert_eq!(Edition::Imd2019.title(), "English Index of Multiple Deprivation 2019");
    /// ```
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Imd2015 => "English Index of Multiple Deprivation 2015",
            Self::Imd2019 => "English Index of Multiple Deprivation 2019",
            Self::Imd2025 => "English Index of Multiple Deprivation 2025",
        }
    }

    /// The year of its publication.
    ///
    /// ```
    /// # use commonweal::Edition;
    /// assert_eq!(Edition::Imd2025.year(), 2025);
    /// ```
    #[must_use]
    pub const fn year(self) -> u16 {
        match self {
            Self::Imd2015 => 2015,
            Self::Imd2019 => 2019,
            Self::Imd2025 => 2025,
        }
    }

    /// The small areas that it ranks.
    ///
    /// ```
    /// # use commonweal::Edition;
    /// assert_eq!((Edition::Imd2019.geography(), Edition::Imd2025.geography()), ("LSOA 2011", "LSOA 2021"));
    /// ```
    #[must_use]
    pub const fn geography(self) -> &'static str {
        match self {
            Self::Imd2015 | Self::Imd2019 => "LSOA 2011",
            Self::Imd2025 => "LSOA 2021",
        }
    }

    /// How many small areas it ranks.
    ///
    /// ```
    /// # use commonweal::Edition;
    /// assert_eq!((Edition::Imd2019.areas(), Edition::Imd2025.areas()), (32_844, 33_755));
    /// ```
    #[must_use]
    pub const fn areas(self) -> u32 {
        match self {
            Self::Imd2015 | Self::Imd2019 => 32_844,
            Self::Imd2025 => 33_755,
        }
    }

    /// How many small areas are in each national group, the most deprived first: as published, group `g` of `q` ends at the
    /// last rank that is not above `g` times the number of areas over `q`.
    ///
    /// ```
    /// use commonweal::Edition;
    /// assert_eq!(Edition::Imd2019.group_sizes(10), [3284, 3284, 3285, 3284, 3285, 3284, 3284, 3285, 3284, 3285]);
    /// assert_eq!(Edition::Imd2025.group_sizes(5), [6751; 5]);
    /// ```
    #[must_use]
    pub fn group_sizes(self, groups: u32) -> Vec<u32> {
        let end =
            |group: u32| u64::from(self.areas()) * u64::from(group) / u64::from(groups.max(1));
        (1..=groups)
            .map(|group| u32::try_from(end(group) - end(group - 1)).unwrap_or(0))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_hold_every_area_once() {
        for edition in Edition::ALL {
            for groups in [2, 5, 10, 20, 100] {
                let sizes = edition.group_sizes(groups);
                assert_eq!(sizes.iter().sum::<u32>(), edition.areas());
                assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1);
            }
            assert!(edition.group_sizes(0).is_empty());
        }
    }
}
