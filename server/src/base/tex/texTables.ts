/** Accents, as combining characters (The TeXbook, chapter 9; LaTeX's OT1 and T1 commands). */
export const accents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '`': '\u0300',
    "'": '\u0301',
    '^': '\u0302',
    '~': '\u0303',
    '=': '\u0304',
    u: '\u0306',
    '.': '\u0307',
    '"': '\u0308',
    r: '\u030a',
    H: '\u030b',
    v: '\u030c',
    d: '\u0323',
    c: '\u0327',
    k: '\u0328',
    b: '\u0331',
    t: '\u0361',
    h: '\u0309',
    G: '\u030f',
    U: '\u030e',
    f: '\u0311',
    textcommabelow: '\u0326',
    textogonekcentered: '\u0328',
  }),
);

/** Accents of math, which have their own commands: `\hat{x}`. */
export const mathAccents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    hat: '\u0302',
    widehat: '\u0302',
    tilde: '\u0303',
    widetilde: '\u0303',
    bar: '\u0304',
    dot: '\u0307',
    ddot: '\u0308',
    vec: '\u20d7',
    acute: '\u0301',
    grave: '\u0300',
    check: '\u030c',
    breve: '\u0306',
  }),
);

/** Reads pairs such as `alpha=α beta=β`. */
function mapOf(pairs: string): readonly (readonly [string, string])[] {
  return pairs
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    });
}

/** Letters and symbols of text with their commands. U+2423 means a space here. */
const letters = `
  aa=å AA=Å ae=æ AE=Æ oe=œ OE=Œ o=ø O=Ø l=ł L=Ł ss=ß SS=SS i=ı j=ȷ dh=ð DH=Ð dj=đ DJ=Đ th=þ TH=Þ ng=ŋ NG=Ŋ ij=ij IJ=IJ
  textendash=– textemdash=— textellipsis=… ldots=… dots=… textquotedblleft=“ textquotedblright=” textquoteleft=‘
  textquoteright=’ textquotesingle=' textquotedbl=" quotesinglbase=‚ quotedblbase=„ guillemotleft=« guillemotright=»
  guillemetleft=« guillemetright=» guilsinglleft=‹ guilsinglright=› lq=‘ rq=’ glqq=„ grqq=“ flqq=« frqq=»
  textasciitilde=~ textasciicircum=^ textbackslash=\\ textbar=| textless=< textgreater=> textunderscore=_ textbraceleft={
  textbraceright=} textdollar=$ textquestiondown=¿ textexclamdown=¡ textasteriskcentered=* textbullet=• textperiodcentered=·
  S=§ P=¶ textsection=§ textparagraph=¶ copyright=© textcopyright=© textregistered=® texttrademark=™ pounds=£ textsterling=£
  texteuro=€ euro=€ EUR=€ textyen=¥ textcent=¢ textdegree=° degree=° textordfeminine=ª textordmasculine=º textmu=µ
  textonehalf=½ textonequarter=¼ textthreequarters=¾ texttimes=× textdiv=÷ textpm=± textminus=− textdagger=† textdaggerdbl=‡
  dag=† ddag=‡ textnumero=№ textrightarrow=→ textleftarrow=← textuparrow=↑ textdownarrow=↓ textsuperscripttwo=² cyrchar=␣
  textonesuperior=¹ texttwosuperior=² textthreesuperior=³ slash=/ newline=␣ linebreak=␣ par=␣ space=␣ quad=␣ qquad=␣ nobreakspace=␣
  nobreakdash= textvisiblespace=␣ thinspace=␣ enspace=␣ emspace=␣
  LaTeX=LaTeX LaTeXe=LaTeX2e TeX=TeX BibTeX=BibTeX XeTeX=XeTeX XeLaTeX=XeLaTeX LuaTeX=LuaTeX LuaLaTeX=LuaLaTeX pdfTeX=pdfTeX
  pdfLaTeX=pdfLaTeX ConTeXt=ConTeXt AmSTeX=AmSTeX`;

/**
 * Greek letters and symbols of math. Bibliographies contain them outside of math, too. If a character has several commands, the first
 * one is used when the character is written as TeX.
 */
const math = `
  alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ nu=ν xi=ξ
  pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ
  Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω ell=ℓ hbar=ℏ imath=ı jmath=ȷ Re=ℜ Im=ℑ aleph=ℵ wp=℘ partial=∂
  nabla=∇ infty=∞ emptyset=∅ varnothing=∅ forall=∀ exists=∃ neg=¬ lnot=¬ top=⊤ bot=⊥ angle=∠ triangle=△ square=□ sharp=♯ flat=♭
  times=× div=÷ pm=± mp=∓ cdot=· ast=∗ star=⋆ circ=∘ bullet=• oplus=⊕ ominus=⊖ otimes=⊗ odot=⊙ cap=∩ cup=∪ setminus=∖ wedge=∧
  land=∧ vee=∨ lor=∨ dagger=† ddagger=‡ le=≤ leq=≤ leqslant=≤ ge=≥ geq=≥ geqslant=≥ ne=≠ neq=≠ equiv=≡ approx=≈ sim=∼ simeq=≃
  cong=≅ propto=∝ ll=≪ gg=≫ prec=≺ succ=≻ subset=⊂ supset=⊃ subseteq=⊆ supseteq=⊇ in=∈ ni=∋ notin=∉ mid=∣ parallel=∥ perp=⊥
  vdash=⊢ models=⊨ rightarrow=→ to=→ longrightarrow=→ leftarrow=← gets=← leftrightarrow=↔ Rightarrow=⇒ implies=⇒ Leftarrow=⇐
  Leftrightarrow=⇔ iff=⇔ mapsto=↦ uparrow=↑ downarrow=↓ sum=∑ prod=∏ int=∫ oint=∮ sqrt=√ surd=√ langle=⟨ rangle=⟩ lfloor=⌊
  rfloor=⌋ lceil=⌈ rceil=⌉ lbrace={ rbrace={ Vert=‖ vert=| cdots=⋯ ldots=… dots=… prime=′ checkmark=✓ heartsuit=♥ spadesuit=♠
  clubsuit=♣ diamondsuit=♦ triangleq=≜ lesssim=≲ gtrsim=≳ nsubseteq=⊈ complement=∁ colon=: backslash=\\`;

function withSpaces(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return pairs.map(([name, text]) => [name, text.replace('␣', ' ')] as const);
}

/** The commands of `math`, without those of `letters`. */
export const mathSymbols: ReadonlyMap<string, string> = new Map(withSpaces(mapOf(math)));

export const symbols: ReadonlyMap<string, string> = new Map([...mathSymbols, ...withSpaces(mapOf(letters))]);

/** Characters with their superscripts in Unicode. The signs `*` and `′` need no raised form. */
export const superscripts: ReadonlyMap<string, string> = new Map(
  mapOf('0=⁰ 1=¹ 2=² 3=³ 4=⁴ 5=⁵ 6=⁶ 7=⁷ 8=⁸ 9=⁹ +=⁺ -=⁻ n=ⁿ i=ⁱ ∗=* *=* ′=′'),
);
export const subscripts: ReadonlyMap<string, string> = new Map(mapOf('0=₀ 1=₁ 2=₂ 3=₃ 4=₄ 5=₅ 6=₆ 7=₇ 8=₈ 9=₉ +=₊ -=₋'));

/** Commands whose first argument is not part of the text. */
export const silentCommands: ReadonlySet<string> = new Set([
  'noopsort',
  'SortNoop',
  'footnote',
  'cite',
  'label',
  'hspace',
  'vspace',
  'index',
  'color',
  'fontsize',
  'selectlanguage',
  'includegraphics',
]);

/** Commands that format their argument, and the corresponding element of CSL's rich text (CSL-JSON, "HTML-like formatting"). */
export const markupCommands: ReadonlyMap<string, 'i' | 'b' | 'sc' | 'sup' | 'sub'> = new Map([
  ['emph', 'i'],
  ['textit', 'i'],
  ['textsl', 'i'],
  ['mkbibemph', 'i'],
  ['textbf', 'b'],
  ['mkbibbold', 'b'],
  ['textsc', 'sc'],
  ['textsuperscript', 'sup'],
  ['mkbibsuperscript', 'sup'],
  ['textsubscript', 'sub'],
]);

/** Declarations that format the text after them, as in `{\em word}`, with the same values as in `markupCommands`. */
export const markupDeclarations: ReadonlyMap<string, 'i' | 'b' | 'sc'> = new Map([
  ['em', 'i'],
  ['it', 'i'],
  ['sl', 'i'],
  ['itshape', 'i'],
  ['bf', 'b'],
  ['bfseries', 'b'],
  ['sc', 'sc'],
  ['scshape', 'sc'],
]);
