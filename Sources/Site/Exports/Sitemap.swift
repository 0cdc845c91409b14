import LadderModel
import Pages

/// `sitemap.xml` (sitemaps.org, protocol 0.9) and `robots.txt` (RFC 9309).
enum Sitemap {
  static func xml(_ site: ResolvedSite, below base: String) -> [UInt8] {
    var output: [UInt8] = []
    output += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
    output += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".utf8
    for page in site.plan.pages where page.isListed {
      output += "  <url><loc>".utf8
      HTMLEscaping.append(page.path.absolute(below: base), to: &output)
      output += "</loc></url>\n".utf8
    }
    output += "</urlset>\n".utf8
    return output
  }

  static func robots(_ site: ResolvedSite) -> [UInt8] {
    guard site.ladder.settings.isIndexed else {
      return Array("User-agent: *\nDisallow: /\n".utf8)
    }
    var text = "User-agent: *\nAllow: /\n"
    if let base = site.baseURL {
      text += "Sitemap: \(SitePath(SiteFiles.sitemap).absolute(below: base))\n"
    }
    return Array(text.utf8)
  }
}
