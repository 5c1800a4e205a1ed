/** A bibliography that a writer keeps, with what makes entries depend on each other. */
export const ownBibliography = `% My references
@string{acl = "Proceedings of the Meeting"}
@preamble{ "\\providecommand{\\sample}[1]{#1}" }

@Article{brown,
	author  = "Ann Brown and {\\'E}mile Noir",
	title   = "A \\sample{Kept} {Title} of {\\TeX}",
	journal = "Journal of " # acl,
	year    = 1999,
	month   = jan
}

@InProceedings{child,
	author   = "Carla Child",
	title    = "Within the Proceedings",
	crossref = "parent",
	pages    = "1--9"
}

@Misc{uncited,
	title = "Nobody Cites This"
}

@Proceedings{parent,
	title     = acl,
	booktitle = acl,
	year      = 2001
}
`;
