/**
 * As mail programs do: no line is longer than 76 characters, bytes above 0x7e and `=` are escaped, and full lines end with soft
 * breaks.
 */
export function encodeQuotedPrintable(text: string, lineLength = 75): string {
  return text
    .split('\n')
    .map((line) => {
      const units = [...Buffer.from(line, 'utf8')].map((byte) =>
        byte > 0x7e || byte === 0x3d ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
      );
      const lines = [''];
      for (const unit of units) {
        if (lines.at(-1)!.length + unit.length > lineLength) lines.push('');
        lines[lines.length - 1] += unit;
      }
      return lines.join('=\r\n');
    })
    .join('\r\n');
}

export function encodeBase64(bytes: Uint8Array | string): string {
  const encoded = Buffer.from(bytes).toString('base64');
  return encoded.replace(/.{76}/g, '$&\r\n');
}
