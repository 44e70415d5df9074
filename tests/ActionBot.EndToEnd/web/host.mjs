// Sizes and colours near to those of Teams, for both of its themes.
const palettes = {
  light: {
    text: '#242424', subtle: '#616161', accent: '#5b5fc7', attention: '#c4314b',
    band: '#f9f8f7', attentionBand: '#ffc7b3', line: '#e1dfdd',
  },
  dark: {
    text: '#ffffff', subtle: '#d6d6d6', accent: '#a6a7dc', attention: '#f9526b',
    band: '#333333', attentionBand: '#5c2a24', line: '#525252',
  },
};

export function hostConfig(theme) {
  const p = palettes[theme];
  const colour = value => ({ default: value, subtle: value });
  const foreground = {
    default: { default: p.text, subtle: p.subtle }, dark: colour(p.text), light: colour('#ffffff'),
    accent: colour(p.accent), good: colour('#237b4b'), warning: colour('#835c00'), attention: colour(p.attention),
  };
  const container = backgroundColor => ({ backgroundColor, foregroundColors: foreground, borderColor: p.line });
  const lineHeights = { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 };
  const font = {
    fontFamily: '"Segoe UI", "Open Sans", sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights,
  };
  const page = theme === 'dark' ? '#292929' : '#ffffff';
  return {
    fontFamily: '"Segoe UI", "Open Sans", sans-serif',
    supportsInteractivity: true,
    lineHeights,
    fontTypes: { default: font, monospace: font },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: p.line },
    containerStyles: {
      default: container(page), emphasis: container(p.band), attention: container(p.attentionBand),
      accent: container(p.band), good: container(p.band), warning: container(p.band),
    },
    textStyles: { heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false } },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { color: 'default', weight: 'default', size: 'default', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { color: 'default', weight: 'default', size: 'default' },
      },
      errorMessage: { color: 'attention', size: 'small', spacing: 'small' },
    },
    factSet: {
      title: { color: 'default', size: 'default', weight: 'bolder', wrap: false, maxWidth: 130 },
      value: { color: 'default', size: 'default', weight: 'default', wrap: true },
      spacing: 12,
    },
    actions: {
      maxActions: 6, spacing: 'small', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    },
    adaptiveCard: { allowCustomStyle: false },
  };
}
